import type { Page } from 'playwright-core';
import type { Stage } from '../stage/stage.js';

const REFUSED = {
  status: 409,
  contentType: 'application/problem+json',
  body: JSON.stringify({ title: 'Busy', status: 409, code: 'X.BUSY', detail: 'The books are being moved.' }),
};

const refuse = (page: Page, path: string) => page.route(path, (route) => route.fulfill(REFUSED));

/** What could not be read is never shown as nothing, as loading or as current. */
export default function refusalsJourney(stage: () => Stage): void {
  describe('what could not be read', () => {
    it('is said on a card, with the way to try again', async () => {
      const page = await stage().page('/customers');
      await page.getByText('First 50 rows').waitFor();
      await refuse(page, '**/api/v1/sync-waiting/counts');
      await page.getByRole('link', { name: 'Home' }).first().click();
      const card = page.getByRole('alert').filter({ hasText: 'Waiting in Sync' });
      await card.getByText('The books are being moved.').waitFor();
      await stage().check(page);
      await page.unroute('**/api/v1/sync-waiting/counts');
      await card.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('link', { name: /^Waiting in Sync 0/ }).waitFor();
    });

    it('is said in the language that one changes to, as soon as its words have come', async () => {
      const page = await stage().page('/customers');
      await page.getByText('First 50 rows').waitFor();
      await page.route('**/api/v1/sync-waiting/counts', (route) =>
        route.fulfill({
          ...REFUSED,
          body: JSON.stringify({ status: 409, code: 'HTTP.CONFLICT', detail: 'Something is in the way.' }),
        }),
      );
      await page.getByRole('link', { name: 'Home' }).first().click();
      await page.getByText('Something is in the way.').waitFor();
      await page
        .getByRole('button', { name: /Signed in as/ })
        .first()
        .click();
      await page.getByRole('menuitemradio', { name: 'Français' }).click();
      await page.getByText('Quelque chose d’autre s’y oppose en ce moment.').waitFor();
    });

    it('leaves a list as it was, and says of when it is', async () => {
      const page = await stage().page('/customers');
      await page.getByText('First 50 rows').waitFor();
      await refuse(page, '**/api/v1/customers?**');
      await page.getByRole('button', { name: 'Show more' }).click();
      await page.getByText('As of ').waitFor();
      await page.getByRole('link', { name: 'Gagnon & fils' }).waitFor();
      await stage().check(page);
      await page.unroute('**/api/v1/customers?**');
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByText('As of ').waitFor({ state: 'detached' });
    });

    it('is not "nothing found" in the palette', async () => {
      const page = await stage().page('/customers');
      await page.getByText('First 50 rows').waitFor();
      await refuse(page, '**/api/v1/*?**');
      await page.keyboard.press('Control+k');
      await page.keyboard.type('zzz');
      await page.getByRole('alert').getByText('The books are being moved.').waitFor();
      expect(await page.getByText('Nothing found').count()).toBe(0);
    });
  });

  it('letters alone can be switched off as shortcuts, and on again', async () => {
    const page = await stage().page('/customers');
    await page.getByText('First 50 rows').waitFor();
    await page.keyboard.press('?');
    const letters = page.getByRole('switch', { name: 'Letters alone are shortcuts' });
    await stage().check(page);
    await letters.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('/');
    await page.keyboard.press('j');
    expect(await page.locator('tr[data-active], input:focus').count()).toBe(0);
    await page
      .getByRole('button', { name: /Signed in as/ })
      .first()
      .click();
    await page.getByRole('menuitemcheckbox', { name: 'Letters alone are shortcuts' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await page.keyboard.press('j');
    await page.locator('tr[data-active]').waitFor();
  });
}
