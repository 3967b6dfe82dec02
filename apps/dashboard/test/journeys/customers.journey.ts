import type { Page } from 'playwright-core';
import { PHONE, type Stage } from '../stage/stage.js';

export default function customersJourney(stage: () => Stage): void {
  describe('customers', () => {
    it('are found while one types, opened with the keyboard, changed, and the change can be seen', async () => {
      const page = await stage().page('/customers');
      await page.getByRole('link', { name: 'Gagnon & fils' }).waitFor();
      await page.keyboard.press('/');
      await page.keyboard.type('moretti');
      await page.getByRole('link', { name: 'Gagnon & fils' }).waitFor({ state: 'detached' });
      expect(page.url()).toContain('q=moretti');
      await page.keyboard.press('Enter');
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Moretti, Angela', level: 1 }).waitFor();
      await page.getByRole('button', { name: 'Edit' }).click();
      await page.getByLabel('Phone').fill('905-555-0200');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('link', { name: '905-555-0200' }).waitFor();
    });

    it('tell at the field what is wrong, and lose nothing that was typed', async () => {
      const page = await stage().page('/customers?edit=new');
      await page.getByLabel('Name on lists and invoices').fill('Gagnon & fils');
      await page.getByLabel('Phone').fill('819-555-0000');
      await page.getByRole('button', { name: 'Close' }).click();
      await page.getByRole('button', { name: 'Keep editing' }).click();
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('button', { name: 'Keep editing' }).click();
      await page.keyboard.press('Control+k');
      await page.getByRole('option', { name: 'Invoices', exact: true }).click();
      await page.getByRole('button', { name: 'Keep editing' }).click();
      expect(await page.getByLabel('Phone').inputValue()).toBe('819-555-0000');
      await page.getByLabel('Name on lists and invoices').fill('');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('This is needed.').waitFor();
      await page.getByLabel('Name on lists and invoices').fill('Gagnon et filles');
      // Only the API knows that this is no address; corrected, it is another write.
      await page.getByLabel('E-mail', { exact: true }).fill('ap@gagnon');
      const refused = page.waitForResponse((answer) => answer.status() === 422);
      await page.getByRole('button', { name: 'Save' }).click();
      await refused;
      await page.getByLabel('E-mail', { exact: true }).fill('ap@gagnon.example');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Gagnon et filles saved').waitFor();
    });

    it('can be filtered, and the view kept for next time', async () => {
      const page = await stage().page('/customers');
      await page.getByRole('button', { name: 'State' }).first().click();
      await page.getByRole('menuitemradio', { name: 'Inactive' }).click();
      await page.getByText('No customer fits').waitFor();
      await page.getByRole('button', { name: 'Saved views' }).click();
      await page.getByRole('menuitem', { name: 'Save this view' }).click();
      await page.getByLabel('Name of the view').fill('Asleep');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.goto('/customers');
      await page.getByText('First 50 rows').waitFor();
      await page.getByRole('button', { name: 'Saved views' }).click();
      await page.getByRole('menuitem', { name: 'Asleep', exact: true }).click();
      await page.getByText('No customer fits').waitFor();
      expect(page.url()).toContain('active=no');
    });

    it('come page after page as one scrolls', async () => {
      const page = await stage().page('/customers');
      await page.getByText('First 50 rows').waitFor();
      await page
        .getByRole('region', { name: 'Customers' })
        .evaluate((node) => node.scrollTo(0, node.scrollHeight));
      await page.getByText(/^6\d rows$/).waitFor();
    });

    it('are sorted as a whole: the rest is read when somebody asks for it, in the head or by a link', async () => {
      const { items } = await stage().send<{ items: { displayName: string }[] }>(
        ...(['GET', '/customers?limit=200'] as const),
      );
      const { compare } = new Intl.Collator('en-CA', { numeric: true, sensitivity: 'base' });
      const names = items.map(({ displayName }) => displayName).sort(compare);
      const last = (page: Page) =>
        page
          .getByRole('row')
          .nth(1)
          .getByRole('link', { name: names.at(-1) });
      const page = await stage().page('/customers');
      await page.getByText('First 50 rows').waitFor();
      const head = page.getByRole('columnheader', { name: 'Name' });
      await head.getByRole('button').click();
      await page.getByText(/^6\d rows$/).waitFor();
      await head.getByRole('button').click();
      await last(page).waitFor();
      await page.goto('/customers?sort=-name');
      await last(page).waitFor();
    });

    it('can be read in French, in the dark and on a phone', async () => {
      const page = await stage().page('/customers', { language: 'fr', theme: 'dark', ...PHONE });
      await page.getByRole('heading', { name: 'Clients', level: 1 }).waitFor();
      await page.getByRole('link', { name: /Lakeshore School Board/ }).click();
      await page.getByText('Aucun contact').waitFor({ state: 'detached' });
      await page.getByRole('heading', { name: /Lakeshore/ }).waitFor();
      await stage().check(page);
    });

    it('are reached from anywhere with the palette', async () => {
      const page = await stage().page('/');
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.keyboard.press('Control+k');
      await page.keyboard.type('harbour');
      await page.getByRole('option', { name: /Harbourfront Dental/ }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Harbourfront Dental', level: 1 }).waitFor();
    });

    it('that are one are compared, merged into the one that stays, and cannot be when they differ too much', async () => {
      const here = await stage().elsewhere('Twin Lakes Plumbing');
      const make = (fields: object) => here.send<{ id: string }>('POST', '/customers', fields);
      const kept = await make({ displayName: 'Lakeview Condominiums Inc.', phone: '519-555-0110' });
      const other = await make({
        displayName: 'Lakeview Condominums',
        email: 'ap@lakeview.example',
        phone: '519-555-0110',
      });
      await make({ displayName: 'Lakeview Condos USA', currency: 'USD' });
      await here.send('POST', '/jobs', {
        customerId: other.id,
        name: 'Riser',
        lines: [{ description: 'Riser', quantity: '1', unitPrice: '900' }],
      });
      const page = await here.page('/customers/duplicates', { as: 'accountant' });
      await page.getByRole('link', { name: 'Lakeview Condominiums Inc.' }).click();
      await here.look('customer-merge', page, () => page.getByText('1 job', { exact: true }).waitFor());
      await page.getByRole('button', { name: 'Merge', exact: true }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Merge' }).click();
      await page.getByRole('heading', { name: 'Lakeview Condominiums Inc.', level: 1 }).waitFor();
      await page.getByRole('link', { name: 'ap@lakeview.example' }).waitFor();
      await page.goto(`/customers/duplicates?keep=${kept.id}`);
      await page.getByRole('combobox', { name: 'The other record of this customer' }).fill('usa');
      await page.getByRole('option', { name: 'Lakeview Condos USA' }).click();
      await page.getByText(/is billed in CAD and .* in USD/).waitFor();
      expect(await page.getByRole('button', { name: 'Merge', exact: true }).count()).toBe(0);
    });

    it('look right', async () => {
      await stage().inspect('customers', '/customers', (page) => page.getByText('First 50 rows').waitFor());
    });

    it('show what one owes', async () => {
      const { items } = await stage().send<{ items: { id: string }[] }>('GET', '/customers?q=lakeshore');
      const address = `/customers/${items[0]?.id}`;
      await stage().inspect('customer', address, (page) => page.getByText('1 open invoice').waitFor());
    });
  });
}
