import type { Stage } from '../stage/stage.js';

/** Pages that are looked at without doing anything on them. */
export default function pagesJourney(stage: () => Stage): void {
  describe('pages', () => {
    it('home', async () => {
      await stage().inspect('home', '/', (page) =>
        page.getByText('No accounting system is connected yet.').waitFor(),
      );
    });

    it('invoices without any teach the first step', async () => {
      await stage().inspect('invoices-empty', '/invoices', (page) =>
        page.getByText('No invoices yet').waitFor(),
      );
    });

    it('an address that leads nowhere says so', async () => {
      const page = await stage().page('/no/such/page');
      await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
    });
  });
}
