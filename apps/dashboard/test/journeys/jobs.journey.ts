import type { Page } from 'playwright-core';
import { isOnPaper, sheetOf } from '../stage/saved.js';
import { PHONE, type Stage } from '../stage/stage.js';

interface Made {
  id: string;
  number: string;
  version: number;
}

export default function jobsJourney(stage: () => Stage): void {
  describe('jobs', () => {
    let here: Stage;
    let lighting: Made;
    let generator: Made;
    let racks: Made;

    const step = (job: Made, action: string, body: object = {}): Promise<Made> =>
      here.send('POST', `/jobs/${job.id}/${action}`, { version: job.version, ...body });

    beforeAll(async () => {
      here = await stage().elsewhere('Lakefront Electric Ltd.');
      const customer = async (displayName: string): Promise<string> =>
        (await here.send<Made>('POST', '/customers', { displayName })).id;
      const [dental, residence, brewery] = [
        await customer('Harbourfront Dental'),
        await customer('St. Clair Retirement Residence, Seniors’ Wing and Chapel'),
        await customer('Riverbend Brewery'),
      ];
      const make = (customerId: string, name: string, dueDate: string, lines: [string, string, string][]) =>
        here.send<Made>('POST', '/jobs', {
          customerId,
          name,
          dueDate,
          siteAddress: { line1: '88 Front Street', city: 'Sarnia', province: 'ON', postalCode: 'N7T 1A1' },
          lines: lines.map(([description, quantity, unitPrice]) => ({ description, quantity, unitPrice })),
        });
      await make(dental, 'Panel upgrade, 200 A', '2026-10-30', [['Panel and breakers', '1', '3850']]);
      lighting = await step(
        await make(dental, 'Operatory lighting', '2030-12-04', [['LED fixtures', '12', '210']]),
        'plan',
      );
      await here.send('POST', `/jobs/${lighting.id}/gates`, { gate: 'customer' });
      generator = await step(
        await make(residence, 'Emergency generator, annual service', '2030-12-11', [
          ['Service of the generator, oil and filters', '1', '1480'],
          ['Load bank test, hours', '4', '195'],
          ['Transfer switch, contacts replaced', '2', '640'],
        ]),
        'start',
      );
      generator = await step(generator, 'progress', {
        lines: [{ lineNumber: 1, quantityCompleted: '1' }],
      });
      await here.send('POST', `/jobs/${generator.id}/checkpoints`, { name: 'Runs 30 minutes under load' });
      const parking = await make(brewery, 'Parking lot lights', '2030-11-30', [['Poles', '6', '1120']]);
      await step(await step(parking, 'start'), 'hold', { reason: 'The trench is frozen.' });
      const cabling = await make(brewery, 'Data cabling, second floor', '2030-11-28', [
        ['Drops', '48', '85'],
      ]);
      await step(await step(cabling, 'start'), 'complete', { allDone: true });
      const order = await here.send<Made>('POST', '/purchase-orders', {
        ...{ direction: 'customer', customerId: brewery, dueDate: '2030-12-17' },
        lines: [{ description: 'Cable racks', quantity: '12', unitPrice: '310' }],
      });
      racks = await here.send('POST', `/purchase-orders/${order.id}/approve`, { version: order.version });
    }, 60_000);

    const card = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });

    it('move over the board with keyboard and mouse, and say first what a move does', async () => {
      const page = await here.page('/jobs?view=board', { as: 'dispatcher' });
      await card(page, 'Panel upgrade').focus();
      await page.keyboard.press('Space');
      await page.getByText('It is planned; nobody starts yet').waitFor();
      await page.getByText('Complete it first').waitFor();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Space');
      await page.getByText(/^JOB-\S+: Planned$/).waitFor();
      await card(page, 'Parking lot').dragTo(page.getByRole('heading', { name: 'In progress', level: 2 }));
      await page.getByText(/^JOB-\S+: In progress$/).waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page
        .locator('div')
        .filter({ has: page.getByRole('heading', { name: 'On hold', level: 2 }) })
        .getByText('Parking lot lights')
        .first()
        .waitFor();
    });

    it('take a second move while the first is under way, and ask before what ends their work', async () => {
      // What narrowed the list stays with the list: the columns of what has ended are not empty on the board.
      const page = await here.page('/jobs?view=board&open=yes', { as: 'dispatcher' });
      await card(page, 'Data cabling').waitFor();
      const move = async (to: string) => {
        await card(page, 'Parking lot')
          .getByRole('button', { name: /^Actions for/ })
          .click();
        await page.getByRole('menuitem', { name: `Move to ${to}` }).click();
      };
      let letGo: () => void = () => undefined;
      const held = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      await page.route('**/jobs/*/plan', async (route) => {
        await held;
        await route.continue();
      });
      await move('Planned');
      await move('In progress');
      letGo();
      await page.getByText(/^JOB-\S+: In progress$/).waitFor();
      expect(await page.getByText(/was not moved/).count()).toBe(0);
      await move('Completed');
      const sure = page.getByRole('alertdialog');
      await sure.getByText('It does not go back to work from there.').waitFor();
      await sure.getByRole('button', { name: 'Leave it as it is' }).click();
      await sure.waitFor({ state: 'detached' });
      await move('Completed');
      await sure.getByRole('button', { name: 'Complete' }).click();
      await page.getByRole('button', { name: 'Everything is done' }).click();
      await page.getByText(/^JOB-\S+: Completed$/).waitFor();
    });

    it('that may not start say why, and lead to the approval that is missing', async () => {
      const page = await here.page('/jobs?view=board', { as: 'manager' });
      await card(page, 'Operatory lighting')
        .getByRole('button', { name: /^Actions for/ })
        .click();
      await page.getByRole('menuitem', { name: /^Move to In progress/ }).click();
      await page.getByText("it waits for the customer's approval").waitFor();
      await page.getByRole('link', { name: 'Open its checks and approvals' }).click();
      await page.getByRole('button', { name: 'Approve' }).click();
      await page.getByLabel('Who decided?').fill('Dana Whitby');
      await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
      await page.getByText('by Dana Whitby').waitFor();
      await page.getByRole('button', { name: 'Start', exact: true }).click();
      await page.getByText(`${lighting.number}: In progress`).waitFor();
    });

    it('are made of an order, split with what is left in sight, and both stand in the calendar', async () => {
      const page = await here.page('/jobs', { as: 'manager' });
      await page.getByRole('button', { name: 'From an order' }).click();
      await page.getByRole('combobox', { name: 'Customer’s order' }).fill(racks.number);
      await page.getByRole('option', { name: racks.number }).click();
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.getByRole('button', { name: 'Make the job' }).click();
      await page.getByText(/^Job JOB-\S+ made$/).waitFor();
      await page.getByRole('link', { name: 'open the order' }).waitFor();
      await page.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name: 'Split' }).click();
      await page.getByLabel('1. Cable racks').fill('13');
      await page.getByText('Only 12 can move').waitFor();
      await page.getByLabel('1. Cable racks').fill('5');
      await page.getByText('7 stay here').waitFor();
      await page.getByLabel('New job due').fill('2030-12-19');
      await page.getByRole('dialog').getByRole('button', { name: 'Split' }).click();
      await page.getByText(/^JOB-\S+ split off$/).waitFor();
      await page.getByRole('link', { name: 'that job' }).waitFor();
      await page.goto('/jobs/calendar?day=2030-12-18');
      const jobOn = (day: string) =>
        page
          .getByRole('cell')
          .filter({ has: page.locator(`[data-day="${day}"]`) })
          .getByRole('link');
      await jobOn('2030-12-17').filter({ hasText: racks.number }).waitFor();
      await page.keyboard.press('ArrowRight');
      await page.getByRole('heading', { name: 'Thursday, December 19' }).waitFor();
      await jobOn('2030-12-19').filter({ hasText: '(part)' }).dragTo(page.locator('[data-day="2030-12-20"]'));
      await page.getByText(/is due Dec\.? 20, 2030$/).waitFor();
      await jobOn('2030-12-20').filter({ hasText: '(part)' }).waitFor();
    });

    it('look right', async () => {
      await here.inspect('jobs', '/jobs', (page) => page.getByText('7 rows').waitFor());
      await here.inspect('jobs-board', '/jobs?view=board', (page) => card(page, 'Data cabling').waitFor());
      await here.inspect('jobs-calendar', '/jobs/calendar?day=2030-12-04', (page) =>
        page.getByRole('link', { name: 'Operatory lighting' }).first().waitFor(),
      );
    }, 60_000);

    it('show how far one is and what it brings', async () => {
      await here.inspect('job', `/jobs/${generator.id}`, (page) =>
        page.getByText('Load bank test').waitFor(),
      );
      await here.inspect('jobs-floor', '/jobs/floor', (page) =>
        page.getByRole('heading', { name: 'Operatory lighting' }).waitFor(),
      );
      await here.inspect('job-profit', `/jobs/${generator.id}?tab=profit`, (page) =>
        page.getByText('Added up').waitFor(),
      );
    }, 60_000);

    it('are taken along on paper and as a sheet, without prices', async () => {
      const page = await here.page(`/jobs/${generator.id}`, { as: 'dispatcher', language: 'fr' });
      const { headers, rows } = await sheetOf(page);
      expect(headers).toEqual(['Ligne', 'Description', 'À faire', 'Fait', 'Reste', 'Expédié']);
      expect(rows[1]?.slice(1, 5).map(String)).toEqual(['Load bank test, hours', '4', '0', '4']);
      expect(await isOnPaper(page)).toBe(true);
    });

    it('go from the last hour of work to the invoice, one next action after the other', async () => {
      const page = await here.page('/jobs/floor', { as: 'manager' });
      await page.getByRole('button', { name: 'Done: Emergency generator, annual service' }).click();
      await page.getByRole('button', { name: 'Not yet' }).click();
      await page.getByRole('link', { name: 'Emergency generator, annual service' }).click();
      await page.getByRole('button', { name: 'Record progress' }).click();
      await page.getByLabel('2. Load bank test, hours').fill('3');
      // The floor counts meanwhile: what is typed here belongs to the figures of before.
      const now = await here.send<Made>('GET', `/jobs/${generator.id}`);
      await step(now, 'progress', { lines: [{ lineNumber: 2, quantityCompleted: '4' }] });
      await page.getByText('2 of 3 lines').waitFor();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Somebody changed this job after you opened it').waitFor();
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('button', { name: 'Leave without saving' }).click();
      await page.getByRole('button', { name: 'Record progress' }).click();
      await page.getByRole('button', { name: 'Everything is done' }).click();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('button', { name: 'Complete', exact: true }).click();
      await page.getByText('"Runs 30 minutes under load" is not done yet').waitFor();
      await page.getByRole('link', { name: 'Open its checks and approvals' }).click();
      await page.getByRole('button', { name: 'Pass' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Pass' }).click();
      await page.getByText('Passed', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Complete', exact: true }).click();
      await page.getByRole('button', { name: 'Draft invoice' }).click();
      await page.getByRole('heading', { name: /^Invoice/, level: 1 }).waitFor();
    });

    it('can be read in French on a phone', async () => {
      const page = await here.page('/jobs?status=completed', { language: 'fr', ...PHONE });
      await page.getByRole('heading', { name: 'Travaux', level: 1 }).waitFor();
      await page.getByText('Terminé', { exact: true }).first().waitFor();
      await here.check(page);
    });
  });
}
