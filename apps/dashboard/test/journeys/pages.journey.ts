import type { Stage } from '../stage/stage.js';

/** Pages that are looked at without doing anything on them. */
export default function pagesJourney(stage: () => Stage): void {
  describe('pages', () => {
    it('invoices', async () => {
      await stage().inspect('invoices', '/invoices', (page) => page.getByText('4 rows').waitFor());
    });

    it('a filter that nothing fits says what to do', async () => {
      const page = await stage().page('/invoices?status=void');
      await page.getByText('No invoice fits').waitFor();
    });

    it('an address that leads nowhere says so', async () => {
      const page = await stage().page('/no/such/page');
      await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
    });
  });
}
