import { DEMO_PASSWORD } from '../../../api/src/demo.js';
import type { Stage } from '../stage/stage.js';

export default function signInJourney(stage: () => Stage): void {
  describe('signing in', () => {
    it('goes on at the address that was asked for, and a reload stays signed in', async () => {
      const page = await stage().page('/customers?active=yes', { as: 'nobody' });
      await page.getByLabel('E-mail').fill('manager@cascade.example');
      await page.getByLabel('Password').fill(DEMO_PASSWORD);
      await stage().check(page);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByRole('heading', { name: 'Customers', level: 1 }).waitFor();
      expect(page.url()).toContain('/customers?active=yes');
      await page.reload();
      await page.getByRole('heading', { name: 'Customers', level: 1 }).waitFor();
    });

    it('offers the people of the demo: one press signs in', async () => {
      await stage().inspect('sign-in', '/', (page) => page.getByText('Priya Raman').waitFor(), 'nobody');
      const page = await stage().page('/', { as: 'nobody' });
      await page.getByRole('button', { name: /Priya Raman/ }).click();
      await page.getByRole('heading', { name: /Priya$/, level: 1 }).waitFor();
    });

    it('two tabs share the session: both renew it, and signing out ends it in both', async () => {
      const first = await stage().page('/', { as: 'manager', isAlone: true });
      await first.getByRole('navigation', { name: 'Main' }).first().waitFor();
      const second = await first.context().newPage();
      await second.goto('/invoices');
      await second.getByRole('heading', { name: 'Invoices', level: 1 }).waitFor();
      await Promise.all([first.reload(), second.reload()]);
      await second.getByRole('heading', { name: 'Invoices', level: 1 }).waitFor();
      await first
        .getByRole('button', { name: /Signed in as/ })
        .first()
        .click();
      await first.getByRole('menuitem', { name: 'Sign out' }).click();
      await first.getByRole('heading', { name: 'Sign in' }).waitFor();
      await second.getByRole('heading', { name: 'Sign in' }).waitFor();
    });

    it('somebody else signs in in another tab: the first becomes hers as well', async () => {
      const first = await stage().page('/', { as: 'nobody' });
      const second = await first.context().newPage();
      await second.goto('/');
      await second.getByRole('button', { name: /Priya Raman/ }).waitFor();
      await first.getByRole('button', { name: /Priya Raman/ }).click();
      await first.getByRole('heading', { name: /Priya$/, level: 1 }).waitFor();
      await second.getByRole('button', { name: /Hélène Gagnon/ }).click();
      await second.getByRole('heading', { name: /Hélène$/, level: 1 }).waitFor();
      await first.getByRole('heading', { name: /Hélène$/, level: 1 }).waitFor();
    });

    it('shows each person what she may see', async () => {
      const page = await stage().page('/', { as: 'dispatcher' });
      const navigation = page.getByRole('navigation', { name: 'Main' }).first();
      await navigation.getByRole('link', { name: 'Customers' }).waitFor();
      expect(await navigation.getByRole('link', { name: 'Invoices' }).count()).toBe(0);
      await page.goto('/invoices');
      await page.getByRole('heading', { name: 'You may not see this page' }).waitFor();
    });
  });
}
