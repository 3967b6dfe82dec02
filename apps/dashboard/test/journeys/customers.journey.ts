import { PHONE, type Stage } from '../stage/stage.js';

const PEOPLE = [
  ['Northwind Property Group', 'Northwind Holdings Inc.', 'ap@northwind.example', '416-555-0134', 'Toronto'],
  ['Moretti, Angela', null, 'angela@moretti.example', '905-555-0187', 'Hamilton'],
  [
    'Lakeshore School Board, Gymnasium roof replacement and drains',
    'Lakeshore School Board',
    'facilities@lsb.example',
    '705-555-0101',
    'Barrie',
  ],
  ['Gagnon & fils', 'Gagnon et fils ltée', 'comptes@gagnon.example', '819-555-0162', 'Gatineau'],
  [
    'Harbourfront Dental',
    'Harbourfront Dental PC',
    'office@harbourdental.example',
    '416-555-0119',
    'Toronto',
  ],
  ['Okanagan Growers Co-op', null, 'books@okgrowers.example', '250-555-0144', 'Kelowna'],
] as const;

async function layOut(stage: Stage): Promise<void> {
  const all = [...PEOPLE, ...Array.from({ length: 54 }, (_, index) => numbered(index + 1))];
  for (const [displayName, companyName, email, phone, city] of all) {
    const billingAddress = { line1: '120 Main Street', city, province: 'ON', postalCode: 'L8P 1A1' };
    await stage.send('POST', '/customers', { displayName, companyName, email, phone, billingAddress });
  }
}

const numbered = (index: number) =>
  [
    `Unit ${index} Residents`,
    'Maple Court Condominiums',
    `unit${index}@maplecourt.example`,
    '613-555-0100',
    'Ottawa',
  ] as const;

export default function customersJourney(stage: () => Stage): void {
  describe('customers', () => {
    beforeAll(() => layOut(stage()), 60_000);

    it('are found while one types, opened with the keyboard, changed, and the change can be seen', async () => {
      const page = await stage().page('/customers');
      await page.getByRole('link', { name: 'Gagnon & fils' }).waitFor();
      await page.keyboard.press('/');
      await page.keyboard.type('moretti');
      await page.getByRole('link', { name: 'Gagnon & fils' }).waitFor({ state: 'detached' });
      expect(page.url()).toContain('q=moretti');
      await page.getByRole('searchbox').blur();
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
      expect(await page.getByLabel('Phone').inputValue()).toBe('819-555-0000');
      await page.getByLabel('Name on lists and invoices').fill('');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('This is needed.').waitFor();
      await page.getByLabel('Name on lists and invoices').fill('Gagnon et filles');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Gagnon et filles saved').waitFor();
    });

    it('come page after page as one scrolls', async () => {
      const page = await stage().page('/customers');
      await page.getByText('First 50 rows').waitFor();
      await page
        .getByRole('region', { name: 'Customers' })
        .evaluate((node) => node.scrollTo(0, node.scrollHeight));
      await page.getByText(/^6\d rows$/).waitFor();
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

    it('look right', async () => {
      await stage().inspect('customers', '/customers', (page) => page.getByText('First 50 rows').waitFor());
    });
  });
}
