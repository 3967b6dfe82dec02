import type { Page } from 'playwright-core';
import { PHONE, type Stage } from '../stage/stage.js';

interface Made {
  id: string;
  version: number;
}

const field = (target: string, expression: string) => ({ target, expression, required: true });
const by = (factor: number) => ({
  fields: [
    field('party', 'record.Kunde'),
    field('description', '"Conduit, " + record.Menge + " dozen"'),
    field('quantity', `number(record.Menge, ",") * ${factor}`),
    field('unitPrice', '4.25'),
  ],
});
const RECORD = '{ "Kunde": "Riverbend Brewery", "Menge": "2,5" }';

/** What is kept of a mapping: its versions, and the records that it is tried with. */
export default function fieldMappingsJourney(stage: () => Stage): void {
  describe('a mapping', () => {
    let here: Stage;
    let address: string;

    const open = async (options: object = {}): Promise<Page> => {
      const page = await here.page(address, { as: 'accountant', ...options });
      return page;
    };
    const keep = async (page: Page, name: string) => {
      await page.getByLabel('A record to try').fill(RECORD);
      await page.getByRole('button', { name: 'Keep as a sample' }).click();
      await page.getByRole('dialog').getByLabel('Name').fill(name);
      await page.getByRole('dialog').getByRole('button', { name: 'Keep as a sample' }).click();
      await page.getByText(`${name} is kept`).waitFor();
    };

    beforeAll(async () => {
      here = await stage().elsewhere('Two Rivers Supply Ltd.');
      const made = await here.send<Made>(
        'POST',
        '/field-mappings',
        { name: 'Orders by the dozen', purpose: 'purchase-order-lines', definition: by(12) },
        'accountant',
      );
      const path = `/field-mappings/${made.id}`;
      const { version } = await here.send<Made>('POST', `${path}/publish`, { version: made.version });
      await here.send('PUT', `${path}/draft`, { version, definition: by(24) }, 'accountant');
      address = `/sync${path}`;
    }, 60_000);

    it('is tried with records that are kept, and says which does not become what it should', async () => {
      const page = await open();
      await page.getByText('None yet. Try a record above').waitFor();
      await keep(page, 'Half a gross');
      const samples = page.getByRole('listitem').filter({ hasText: 'Half a gross' });
      await samples.getByText('As expected').waitFor();
      await page.getByText('Tried with version 2, as it is saved.').waitFor();
      await page.getByLabel('Becomes: Quantity').fill('number(record.Menge, ",") * 10');
      await page.getByText('What you changed since is tried once it is saved.').waitFor();
      await page.getByRole('button', { name: 'Save draft' }).click();
      await samples.getByText('Something else').waitFor();
      await samples.getByText('quantity: "60" expected, "25" came out').waitFor();
      await samples.getByRole('button', { name: 'Show Half a gross' }).press('Enter');
      await samples.getByText('What it becomes').waitFor();
      await page.getByRole('button', { name: 'Take Half a gross away' }).click();
      await page.getByText('Half a gross is taken away').waitFor();
      await page.getByText('None yet. Try a record above').waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await samples.getByText('Something else').waitFor();
    });

    it('shows its versions with what each says otherwise, and takes an earlier one up again', async () => {
      const page = await open();
      await page.getByRole('button', { name: 'Version 2', exact: true }).press('Enter');
      const second = page.getByRole('region', { name: 'What version 2 says otherwise' });
      await second.getByText('number(record.Menge, ",") * 10').waitFor();
      await second.getByText('before: number(record.Menge, ",") * 12').waitFor();
      await page.getByRole('button', { name: 'Version 1', exact: true }).click();
      await page.getByText('published by Test owner').waitFor();
      await page.getByRole('button', { name: 'Use version 1 again' }).click();
      await page.getByText('Version 1 is in the editor.').waitFor();
      expect(await page.getByLabel('Becomes: Quantity').inputValue()).toBe('number(record.Menge, ",") * 12');
      await page.getByRole('button', { name: 'Undo' }).click();
      expect(await page.getByLabel('Becomes: Quantity').inputValue()).toBe('number(record.Menge, ",") * 10');
      await page.getByRole('button', { name: 'Use version 1 again' }).click();
      await page.getByRole('button', { name: 'Save draft' }).click();
      await page.getByText('Not saved yet').waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: 'Version 2', exact: true }).click();
      await page.getByText('It says the same as the one before.').waitFor();
      await page.getByRole('button', { name: 'Take Half a gross away' }).click();
      await keep(page, 'Two and a half dozen');
      await page.getByText('As expected').waitFor();
      await page.getByRole('button', { name: 'Publish' }).click();
      await page.getByText('Version 2 in use').waitFor();
      await page
        .getByRole('listitem')
        .filter({ hasText: /^Version 1/ })
        .getByText('Replaced')
        .waitFor();
    });

    it('looks right where its samples and versions stand, and can be read in French on a phone', async () => {
      const page = await open();
      await page.getByRole('button', { name: 'Version 1', exact: true }).click();
      await page.getByText('Use version 1 again').waitFor();
      await page.getByRole('button', { name: 'Show Two and a half dozen' }).click();
      await here.look('field-mapping-kept', page, async () => {
        await page.getByText('As expected').waitFor();
        await page.getByRole('button', { name: 'Use version 1 again' }).scrollIntoViewIfNeeded();
      });
      const french = await open({ language: 'fr', ...PHONE });
      await french.getByText('Exemples gardés').waitFor();
      await french.getByText('Comme prévu').waitFor();
      await french.getByRole('button', { name: 'Version 1', exact: true }).click();
      await french.getByText('Reprendre la version 1').waitFor();
      await here.check(french);
    });
  });
}
