import type { Page } from 'playwright-core';
import { beginReading, layOutEarningOffice } from '../stage/earning-office.js';
import { sheetOf } from '../stage/saved.js';
import { PHONE, type Stage } from '../stage/stage.js';

export default function reportsJourney(stage: () => Stage): void {
  describe('profit and reports', () => {
    let here: Stage;
    let tower: string;

    beforeAll(async () => {
      here = await stage().elsewhere('Credit Valley Cooling Ltd.');
      tower = (await layOutEarningOffice(here)).get('Cooling tower rebuild')?.id ?? '';
    }, 60_000);

    const drawer = (page: Page) => page.getByRole('dialog');

    it('every figure of a job opens its documents', async () => {
      const page = await here.page('/profit', { as: 'accountant' });
      const row = page.getByRole('row', { name: /Cooling tower rebuild/ });
      await row.getByRole('button', { name: /^ours 42,000\.00/ }).click();
      await drawer(page)
        .getByRole('link', { name: /^Invoice / })
        .waitFor();
      expect(page.url()).toContain('figure=billed');
      await drawer(page)
        .getByRole('button', { name: /^Labour/ })
        .click();
      await drawer(page).getByRole('link', { name: 'Time' }).waitFor();
      await drawer(page)
        .getByRole('button', { name: /^Committed/ })
        .click();
      await drawer(page)
        .getByRole('link', { name: /^Order / })
        .waitFor();
      await drawer(page).getByRole('button', { name: 'Ask the books now' }).click();
      await page.getByText(/added up from our own documents; the books know none of it/).waitFor();
    });

    it('a figure of the books says so, and names what they named', async () => {
      const page = await here.page('/profit', { as: 'auditor' });
      const row = page.getByRole('row', { name: /Pump house 5, controls/ });
      await row.getByRole('button', { name: /^books 18,500\.00/ }).click();
      await drawer(page).getByText('Invoice 1017').waitFor();
      expect(await page.getByRole('button', { name: 'Ask the books now' }).count()).toBe(0);
    });

    it('what is read from the books is followed to its end, and leads to what came of it', async () => {
      const page = await here.page('/profit', { as: 'accountant' });
      await page.getByRole('button', { name: 'Sync all' }).click();
      await page.getByText('No books can be read now.').waitFor();
      const run = await beginReading(here);
      await page.reload();
      await page.getByText('12 of 48').waitFor();
      await run.end();
      await page.getByText('48 records read').waitFor();
      await page.getByRole('link', { name: 'Open what was read' }).click();
      await page.waitForURL(/\/sync\?connection=/);
    });

    it('every figure of a report opens its documents, which can be shared by their address', async () => {
      const page = await here.page('/reports?period=year', { as: 'accountant' });
      const row = page.getByRole('row', { name: /Kingsway Medical Centre/ });
      await row.getByRole('button').first().click();
      await drawer(page).getByRole('heading', { name: 'Kingsway Medical Centre' }).waitFor();
      await drawer(page)
        .getByRole('link', { name: /^Invoice / })
        .first()
        .waitFor();
      await page.reload();
      await drawer(page)
        .getByRole('link', { name: /^Invoice / })
        .first()
        .waitFor();
    });

    it('a report is taken away with every row', async () => {
      // By way of Home, which reads the same figures in another shape.
      const page = await here.page('/');
      await page.getByRole('heading', { name: 'Earned by customer' }).waitFor();
      await page.getByRole('link', { name: 'Reports' }).first().click();
      await page.getByRole('tab', { name: 'Business' }).waitFor();
      await page.goto('/reports?view=receivables');
      await page.getByRole('row', { name: /Bloor Street Lofts/ }).waitFor();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Export CSV' }).click(),
      ]);
      expect(file.suggestedFilename()).toMatch(/^receivables-\d{4}-\d\d-\d\d\.csv$/);
      await page.getByRole('button', { name: 'Save as' }).click();
      const [paper] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: 'PDF' }).click(),
      ]);
      expect(paper.suggestedFilename()).toMatch(/^receivables-\d{4}-\d\d-\d\d\.pdf$/);
      await page.evaluate("dispatchEvent(new Event('beforeprint'))");
      await page.emulateMedia({ media: 'print' });
      await page.getByRole('columnheader', { name: 'Over 90 days' }).waitFor();
      expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
    });

    it('can be read in French, in the dark and on a phone', async () => {
      const page = await here.page('/reports?tab=productivity', { language: 'fr', theme: 'dark', ...PHONE });
      await page.getByText('Heures travaillées').first().waitFor();
      await page.getByText('Nathalie Roy').first().waitFor();
      await here.check(page);
    });

    it('look right', async () => {
      const see = (text: string | RegExp) => (page: Page) => page.getByText(text).first().waitFor();
      const drawn = async (page: Page) => {
        await page.locator('.recharts-bar-rectangle').first().waitFor();
      };
      await here.inspect('profit', '/profit', see('Cooling tower rebuild'));
      await here.inspect('profit-job', `/profit?job=${tower}&figure=cost`, async (page) => {
        await drawer(page).getByRole('link', { name: 'Expense' }).waitFor();
      });
      await here.inspect('reports', '/reports', drawn);
      await here.inspect('reports-receivables', '/reports?view=receivables', drawn);
      await here.inspect('reports-productivity', '/reports?tab=productivity', drawn);
    }, 120_000);

    it('the rules and the tax authority have theirs', async () => {
      const drawn = async (page: Page) => {
        await page.locator('.recharts-bar-rectangle').first().waitFor();
      };
      await here.inspect('reports-approvals', '/reports?tab=compliance', drawn);
      await here.inspect('reports-slips', '/reports?tab=compliance&view=t5018', drawn);
      await here.inspect('reports-sync', '/reports?tab=sync', drawn);
    }, 120_000);

    it.each([
      ['tab=compliance', ['Decided', 'Decision']],
      ['tab=compliance&view=t5018', ['Contractor', 'Tax number']],
      ['tab=sync', ['Started', 'Ended']],
    ])('the report %s is taken away as a sheet', async (address, columns) => {
      const page = await here.page(`/reports?${address}`, { as: 'auditor' });
      await page.locator('.recharts-bar-rectangle').first().waitFor();
      const { headers, rows } = await sheetOf(page);
      expect(headers.slice(0, 2)).toEqual(columns);
      expect(rows.length).toBeGreaterThan(0);
    });
  });
}
