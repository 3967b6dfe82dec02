import type { Page } from 'playwright-core';
import type { TenantRole } from '#identity';
import { PHONE, type Stage } from '../stage/stage.js';

interface Made {
  id: string;
  number: string;
}

export default function approvalsUndoJourney(stage: () => Stage): void {
  describe('approvals, taken back', () => {
    let here: Stage;
    let customerId: string;
    let count = 0;

    const handIn = async (as: TenantRole = 'accountant', customer = customerId): Promise<Made> => {
      count += 1;
      const lines = [{ description: `Pane of glass ${count}`, quantity: '1', unitPrice: `${100 + count}` }];
      const body = { direction: 'receivable', customerId: customer, lines };
      const made = await here.send<Made>('POST', '/invoices', body, as);
      await here.send('POST', `/invoices/${made.id}/submit`, undefined, as);
      return made;
    };
    const sendBack = ({ id }: Made) => here.send('POST', `/invoices/${id}/reject`, { reason: 'Not ours.' });
    const toolbar = (page: Page) => page.getByRole('toolbar');
    const undo = (page: Page) => page.getByRole('button', { name: 'Undo', exact: true });
    const inbox = async (...expected: Made[]): Promise<Page> => {
      const page = await here.page('/approvals', { as: 'manager' });
      for (const { number } of expected) await page.getByRole('link', { name: number }).waitFor();
      return page;
    };

    beforeAll(async () => {
      here = await stage().elsewhere('Lakeside Glazing Ltd.');
      await here.send('PATCH', '/approval-settings', { graceSeconds: 60 });
      const { items } = await here.send<{ items: { rule: string }[] }>('GET', '/validation-rules');
      const rules = items.map(({ rule }) => ({ rule, isOn: rule === 'total_matches_lines' }));
      await here.send('PATCH', '/validation-rules', { rules });
      customerId = (await here.send<Made>('POST', '/customers', { displayName: 'Pier 21 Offices' })).id;
    }, 60_000);

    it('of many, what left meanwhile is named, with why and what to do', async () => {
      const [back, sent] = [await handIn(), await handIn()];
      const page = await inbox(back, sent);
      await page.getByLabel(/^Select all/).check();
      await toolbar(page).getByRole('button', { name: 'Approve' }).click();
      await page.getByText('2 invoices approved').waitFor();
      await here.send('POST', `/invoices/${sent.id}/send`);
      await undo(page).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('1 approval could not be taken back').waitFor();
      await dialog.getByRole('link', { name: sent.number }).waitFor();
      await dialog.getByText('1 waits again; the rest stays approved.').waitFor();
      await dialog.getByText('If it has left already, void it and write a new one.').waitFor();
      await here.check(page);
      await dialog.getByRole('button', { name: 'Close' }).last().click();
      await page.getByRole('link', { name: back.number }).waitFor();
      await sendBack(back);
    });

    it('where every one is refused, none is said to be approved and nothing is offered to be undone', async () => {
      const own = await handIn('manager');
      const page = await inbox(own);
      await page.getByLabel(/^Select all/).check();
      await toolbar(page).getByRole('button', { name: 'Approve' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('1 invoice could not be decided').waitFor();
      await dialog.getByRole('link', { name: own.number }).waitFor();
      expect(await undo(page).count()).toBe(0);
      expect(await page.getByText('0 invoices approved').count()).toBe(0);
      await sendBack(own);
    });

    it('a yes that another one has to follow is not offered to be undone', async () => {
      const { id } = await here.send<Made>('POST', '/customers', { displayName: 'Two Signatures Inc.' });
      const steps = [
        { name: 'Manager', roles: ['manager'] },
        { name: 'Owner', roles: ['owner'] },
      ];
      await here.send('POST', '/approval-routes', { name: 'Two', customerId: id, steps });
      const half = await handIn('accountant', id);
      const page = await inbox(half);
      await page.keyboard.press('j');
      await page.keyboard.press('a');
      await page.getByText(`${half.number}: your yes is noted, it waits for Owner`).waitFor();
      expect(await undo(page).count()).toBe(0);
      await sendBack(half);
    });

    it('an undo that comes too late says what to do', async () => {
      const one = await handIn();
      const page = await inbox(one);
      await page.keyboard.press('j');
      await page.keyboard.press('a');
      await page.getByText(`${one.number} approved`).waitFor();
      await here.send('POST', `/invoices/${one.id}/undo-approval`, {});
      await undo(page).click();
      await page.getByText(/void it and write a new one\.$/).waitFor();
      await sendBack(one);
    });

    it('its page takes an approval back for as long as that is possible', async () => {
      const one = await handIn();
      await here.send('POST', `/invoices/${one.id}/approve`, {}, 'manager');
      const page = await here.page(`/invoices/${one.id}`, { as: 'manager' });
      const takeBack = page.getByRole('button', { name: /^Take back until \d/ });
      await takeBack.waitFor();
      await here.check(page);
      await takeBack.click();
      await page.getByText(`${one.number} waits for approval again`).waitFor();
      await page.getByText('Waiting for approval').first().waitFor();
      await takeBack.waitFor({ state: 'detached' });
      await here.send('POST', `/invoices/${one.id}/approve`, {}, 'manager');
      for (const path of [`/invoices/${one.id}`, `/approvals?open=${one.id}`]) {
        const french = await here.page(path, { as: 'manager', language: 'fr', ...PHONE });
        await french.getByRole('button', { name: /^Reprendre jusqu’à \d/ }).waitFor();
        await here.check(french);
      }
    });

    it('it is not offered any more once the time is over', async () => {
      const one = await handIn();
      await here.send('POST', `/invoices/${one.id}/approve`, {}, 'manager');
      const page = await here.page('/invoices', { as: 'manager', isAlone: true });
      await page.getByRole('link', { name: one.number }).waitFor();
      await page.clock.install();
      await page.goto(`/invoices/${one.id}`);
      const takeBack = page.getByRole('button', { name: /^Take back until/ });
      await takeBack.waitFor();
      await page.clock.fastForward(61_000);
      await takeBack.waitFor({ state: 'detached' });
      await page.getByRole('heading', { name: `Invoice ${one.number}` }).waitFor();
    });

    it('an invoice beyond the first page of the inbox is shown, and one goes on to it', async () => {
      const [oldest, middle, newest] = [await handIn(), await handIn(), await handIn()];
      const page = await inbox(newest);
      await page.route(/\/dashboard\/invoices\/pending(\?|$)/, (route) => {
        const url = new URL(route.request().url());
        // As if a page held two: what is asked for after the first says itself how many.
        if (!url.searchParams.has('limit')) url.searchParams.set('limit', '2');
        return route.continue({ url: url.href });
      });
      await page.goto(`/approvals?open=${oldest.id}`);
      await page.getByRole('heading', { name: `Invoice ${oldest.number}` }).waitFor();
      await page.getByText('3 of 3').waitFor();
      await page.goto(`/approvals?open=${newest.id}`);
      await page.getByText('1 of 3').waitFor();
      for (const { number } of [middle, oldest]) {
        await page.keyboard.press('j');
        await page.getByRole('heading', { name: `Invoice ${number}` }).waitFor();
      }
    });
  });
}
