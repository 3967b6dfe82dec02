import { signIn } from '../../../../libs/identity/src/testing/sign-in.js';
import { eventually } from '../../../../libs/platform/src/testing/eventually.js';
import { sheetOf } from '../stage/saved.js';
import { PHONE, type Stage } from '../stage/stage.js';

interface Made {
  id: string;
}

const MONDAY = '2026-09-14';
const WEEK = [MONDAY, '2026-09-15', '2026-09-16', '2026-09-17', '2026-09-18'];
const PAGE = '/time?week=2026-09-16';
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export default function timeJourney(stage: () => Stage): void {
  describe('time', () => {
    let here: Stage;
    let jobId: string;
    let elena: string;
    let dominic: string;

    const person = async (displayName: string) =>
      (await here.send<Made>('POST', '/contractors', { displayName }, 'manager')).id;
    const work = (contractorId: string, when: object) =>
      here.send<Made>('POST', '/time-entries', { contractorId, jobId, ...when }, 'manager');
    const sheet = async (contractorId: string, hours: number, days = WEEK) => {
      for (const workDate of days) await work(contractorId, { workDate, minutes: hours * 60 });
    };
    const at = (day: string, time: string) => `${day}T${time}:00-04:00`;
    const week = (what: string, contractorId: string, more: object = {}) =>
      here.send('POST', `/time-weeks/${what}`, { contractorId, day: MONDAY, ...more }, 'manager');

    const keepReceipt = async (): Promise<string> => {
      const { headers } = await signIn(here.test, 'manager', { organizationId: here.organizationId });
      const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="receipt.png"\r\n\r\n';
      const answer = await here.test.app.inject({
        method: 'POST',
        url: '/api/v1/files',
        headers: { ...headers, 'content-type': 'multipart/form-data; boundary=b' },
        payload: Buffer.concat([
          Buffer.from(head),
          Buffer.from(PIXEL, 'base64'),
          Buffer.from('\r\n--b--\r\n'),
        ]),
      });
      return answer.json<Made>().id;
    };

    const layOutExpenses = async (contractorId: string) => {
      await here.send(
        'PATCH',
        '/timekeeping-policy',
        { expenseLimits: [{ category: 'meals', maxAmount: '40.00', receiptFrom: null }] },
        'manager',
      );
      for (const spent of [
        {
          ...{ category: 'materials', vendor: 'Canadian Tire', description: 'Anchors and sealant' },
          ...{ amount: '84.73', taxAmount: '9.75', receiptFileId: await keepReceipt() },
        },
        { category: 'meals', vendor: 'Harvey’s', amount: '52.10', taxAmount: '5.99' },
        { category: 'mileage', kilometres: '128.5', description: 'Kingston and back' },
      ]) {
        const body = { contractorId, jobId, expenseDate: '2026-09-16', ...spent };
        const { id } = await here.send<Made>('POST', '/expenses', body, 'manager');
        await here.send('POST', `/expenses/${id}/submit`, undefined, 'manager');
      }
    };

    beforeAll(async () => {
      here = await stage().elsewhere('Bluewater Electric Ltd.');
      const { id: customerId } = await here.send<Made>('POST', '/customers', {
        displayName: 'Limestone Court Apartments',
      });
      const lines = [{ description: 'Panel upgrade, 12 units', quantity: '12', unitPrice: '1450' }];
      const job = { customerId, name: 'Panel upgrades', lines };
      jobId = (await here.send<Made>('POST', '/jobs', job, 'manager')).id;
      const amara = await person('Amara Diallo');
      await sheet(amara, 8);
      const benoit = await person('Benoît Charlebois Électrique inc.');
      await sheet(benoit, 10);
      const chen = await person('Chen & Daughters');
      await sheet(chen, 7.5, WEEK.slice(0, 4));
      dominic = await person('Dominic Fraser');
      await work(dominic, { startedAt: at(MONDAY, '07:00'), endedAt: at(MONDAY, '15:30') });
      await work(dominic, {
        ...{ startedAt: at('2026-09-16', '07:05'), endedAt: at('2026-09-16', '12:00') },
        breaks: [{ startedAt: at('2026-09-16', '09:30'), endedAt: at('2026-09-16', '09:45') }],
      });
      await work(dominic, { startedAt: at('2026-09-16', '11:30'), endedAt: at('2026-09-16', '15:00') });
      elena = await person('Elena Vasquez Lighting and Electrical Contracting Company Ltd.');
      await sheet(elena, 6, WEEK.slice(2));
      for (const id of [amara, benoit, chen, dominic]) await week('submit', id);
      await week('approve', chen);
      const farid = await person('Farid Haddad');
      await sheet(farid, 9, [MONDAY]);
      await week('submit', farid);
      await week('reject', farid, { reason: 'Which building was this?' });
      await layOutExpenses(amara);
    }, 60_000);

    it('looks right', async () => {
      const ready = 'Chen & Daughters';
      await here.inspect('time', PAGE, (page) => page.getByText(ready, { exact: true }).waitFor(), 'manager');
    });

    it('shows what was spent', async () => {
      const path = `${PAGE}&tab=expenses`;
      await here.inspect('time-expenses', path, (page) => page.getByText('3 rows').waitFor(), 'manager');
    });

    it('shows the punches behind a cell', async () => {
      const path = `${PAGE}&person=${dominic}&day=2026-09-16`;
      const job = /Panel upgrades/;
      await here.inspect('time-day', path, (page) => page.getByText(job).first().waitFor(), 'manager');
    });

    it('one look at places is noted once, whatever is decided beside it', async () => {
      const page = await here.page(`${PAGE}&person=${dominic}&day=${MONDAY}`, { as: 'manager' });
      const drawer = page.getByRole('dialog');
      const looks: string[] = [];
      page.on('request', (request) => {
        if (request.url().endsWith('/locations')) looks.push(request.url());
      });
      await drawer.getByRole('button', { name: 'Show where' }).click();
      await drawer.getByText('No place was recorded').waitFor();
      await drawer.getByRole('button', { name: 'Approve' }).click();
      await drawer.getByText('Approved', { exact: true }).waitFor();
      expect(looks).toHaveLength(1);
    });

    it('a week is looked at, decided and locked', async () => {
      const page = await here.page(PAGE, { as: 'manager' });
      await page.getByRole('button', { name: /^Dominic Fraser.*8:10.*Overlap/ }).click();
      const drawer = page.getByRole('dialog');
      await drawer.getByText('Clock-in').first().waitFor();
      expect(await drawer.getByText('Lies over another entry').count()).toBe(2);
      expect(page.url()).toContain('day=2026-09-16');
      await drawer.getByRole('button', { name: 'Close' }).click();
      await drawer.waitFor({ state: 'detached' });

      for (let step = 0; step < 4; step += 1) await page.keyboard.press('j');
      await page.keyboard.press('r');
      await page.getByLabel('What should be changed?').fill('Wednesday overlaps: which is right?');
      await page.getByRole('dialog').getByRole('button', { name: 'Send back' }).click();
      await page.getByText('2 time entries sent back').waitFor();

      await page.getByLabel('Select everybody who waits').check();
      await page
        .getByRole('toolbar', { name: '2 people selected' })
        .getByRole('button', { name: 'Approve' })
        .click();
      await page.getByText('10 time entries approved').waitFor();

      await page.getByRole('button', { name: 'Lock the week' }).click();
      await page.getByText('3 time entries wait for a decision').waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Show' }).last().click();
      await page.getByText('3 rows').waitFor();
      await page.getByText('Canadian Tire: Anchors and sealant').click();
      await page.getByRole('img', { name: 'Receipt of Canadian Tire' }).waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByLabel(/^Select all/).check();
      await page.getByRole('toolbar').getByRole('button', { name: 'Approve' }).click();
      await page.getByText('3 expenses approved').waitFor();

      await week('submit', elena);
      await week('approve', elena);
      await page.goto(PAGE);
      await page.getByRole('button', { name: 'Lock the week' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Lock the week' }).click();
      await page.getByText('Locked', { exact: true }).waitFor();
      await page.keyboard.press('n');
      await page.getByText('No time in this week').waitFor();
      expect(page.url()).toContain('week=2026-09-23');
    });

    it('what was handed in after one looked is not approved with it', async () => {
      const day = '2026-08-19';
      const gita = await person('Gita Rao');
      const handIn = async (workDate: string) => {
        await sheet(gita, 8, [workDate]);
        await here.send('POST', '/time-weeks/submit', { contractorId: gita, day }, 'manager');
      };
      await handIn('2026-08-17');
      const page = await here.page(`/time?week=${day}`, { as: 'manager', language: 'fr' });
      const line = page.getByRole('row', { name: /Gita Rao/ });
      await line.getByText('8:00').first().waitFor();
      // What is told live is not read here yet: the page stands as it was.
      let holding: (() => void) | undefined;
      const held = new Promise<void>((resolve) => {
        holding = resolve;
      });
      await page.route(/\/time-weeks\?/, async (route) => {
        await held;
        await route.continue();
      });
      await handIn('2026-08-18');
      await page.getByLabel('Sélectionner Gita Rao').check();
      await page.getByRole('toolbar').getByRole('button', { name: 'Approuver' }).click();
      await page.getByText(/^Du temps de cette semaine a été remis/).waitFor();
      holding?.();
      await line.getByText('16:00').first().waitFor();
      await page.getByRole('toolbar').getByRole('button', { name: 'Approuver' }).click();
      await page.getByText('2 entrées de temps approuvées').waitFor();
    });

    it('counts on in its cell, and among the entries behind it, while a clock runs', async () => {
      const startedAt = new Date(Date.now() - 95 * 60_000).toISOString();
      const { workDate } = await here.send<{ workDate: string }>('POST', '/time-entries', {
        ...{ contractorId: elena, jobId, startedAt },
      });
      for (const language of ['en', 'fr'] as const) {
        const page = await here.page(`/time?week=${workDate}`, { as: 'manager', language });
        const cell = page.getByRole('button', { name: /^Elena Vasquez.* 1:3\d:\d\d/ });
        const shown = await cell.textContent();
        await eventually(async () => (await cell.textContent()) !== shown, 'the clock to tick');
        await page
          .locator('tbody tr')
          .filter({ hasText: 'Elena' })
          .getByText(/^1:3\d$/)
          .waitFor();
        await cell.click();
        await page
          .getByRole('dialog')
          .getByText(/^1:3\d:\d\d$/)
          .waitFor();
        await page.close();
      }
    });

    it('is handed on as a sheet, in the language of whoever saves it', async () => {
      const page = await here.page(PAGE, { language: 'fr' });
      const { headers, rows } = await sheetOf(page);
      expect(headers.slice(0, 2)).toEqual(['Personne', MONDAY]);
      expect(rows.map(([name]) => name)).toContain('Benoît Charlebois Électrique inc.');
    });

    it('is handed on as the slip of one person, entry by entry', async () => {
      const page = await here.page(PAGE, { as: 'manager' });
      await page.getByTitle('The whole week of Dominic Fraser').click();
      const { headers, rows } = await sheetOf(page, page.getByRole('dialog'));
      expect(headers.slice(0, 5)).toEqual(['Day', 'From', 'To', 'Breaks', 'Hours']);
      expect(rows.length).toBeGreaterThan(1);
      expect(rows[0]?.[0]).toBe(MONDAY);
      await here.check(page);
    });

    it('shows within a minute what somebody handed in meanwhile, of which no event tells', async () => {
      const page = await here.page('/time?week=2026-08-05', { as: 'manager', isAlone: true });
      await page.getByRole('tab', { name: 'Hours' }).waitFor();
      await page.clock.install();
      await page.goto('/time?week=2026-08-05');
      await page.getByRole('tab', { name: 'Hours' }).waitFor();
      await work(elena, { workDate: '2026-08-05', minutes: 390 });
      await page.clock.runFor('01:01');
      await page.getByText('6:30').first().waitFor();
    });

    it('can be read in French, in the dark and on a phone', async () => {
      const look = { as: 'manager', language: 'fr', theme: 'dark', ...PHONE } as const;
      const page = await here.page(PAGE, look);
      await page.getByText('Benoît Charlebois Électrique inc.', { exact: true }).waitFor();
      await page.getByText('Verrouillée').waitFor();
      await here.check(page);
    });
  });
}
