import type { Page } from 'playwright-core';
import { type Desk, layOutDesk, WEEK } from '../stage/desk.js';
import { Hands } from '../stage/hands.js';
import type { OpenOptions, Stage } from '../stage/stage.js';
import { shortcutSteps } from './shortcuts.steps.js';

/** What opens above a page: where, the button that opens it, and what it is then called. */
const OVERLAYS = [
  ['/orders', 'New order', 'New order'],
  ['/jobs', 'New job', 'New job'],
  ['/jobs', 'From an order', 'From an order'],
  ['/customers', 'New customer', 'New customer'],
  ['/contractors', 'New contractor', 'New contractor'],
  ['/schedule', 'New visit', 'New visit'],
  ['/settings', 'Add a person', 'Add a person'],
] as const;

/** The main ways through the dashboard, by somebody who has no mouse. */
export default function keyboardJourney(stage: () => Stage): void {
  describe('by keyboard alone', () => {
    let here: Stage;
    let desk: Desk;

    const sit = async (path: string, options?: OpenOptions) => {
      const page = await here.page(path, options);
      await page.getByRole('heading', { level: 1 }).waitFor();
      return { page, hands: new Hands(page) };
    };
    const dialog = (page: Page) => page.getByRole('dialog');

    beforeAll(async () => {
      here = await stage().elsewhere('Tecumseh Millwrights Ltd.');
      desk = await layOutDesk(here);
    }, 60_000);

    shortcutSteps(() => ({ here, desk }));

    it('the first Tab offers to skip the navigation', async () => {
      const { page, hands } = await sit('/customers');
      await page.getByText('1 row').waitFor();
      await hands.press('Tab');
      await hands.has(page.getByRole('link', { name: 'Skip to content' }));
      expect((await hands.focus()).isSeen).toBe(true);
      await hands.press('Enter');
      await hands.has(page.locator('#content'));
      await hands.press('Tab');
      expect(await page.evaluate('document.activeElement.closest("main") !== null')).toBe(true);
    });

    it('the palette leads to every page and gives the focus to it', async () => {
      const { page, hands } = await sit('/');
      await hands.press('Control+k');
      const pages = await page.getByRole('group', { name: 'Pages' }).getByRole('option').all();
      const names = await Promise.all(pages.map((one) => one.locator('span').first().textContent()));
      await hands.press('Escape');
      await dialog(page).waitFor({ state: 'detached' });
      expect(names.length).toBeGreaterThan(14);
      for (const name of names) {
        const before = page.url();
        await hands.find(name ?? '');
        if (name !== names[0]) await page.waitForURL((url) => url.href !== before);
        // Some open a drawer at once.
        await page.locator('h1, [role="dialog"] h2').first().waitFor();
        if (name !== names[0]) await hands.isWithin('main, [role=dialog]');
        if ((await dialog(page).count()) > 0) await hands.press('Escape');
        await dialog(page).waitFor({ state: 'detached' });
      }
    });

    it('a list leads to an invoice, which is approved, and the next, which goes back', async () => {
      const { page, hands } = await sit('/approvals', { as: 'manager' });
      await page.getByText('3 rows').waitFor();
      await hands.press('j', 'j', 'Enter');
      await page.getByText('2 of 3').waitFor();
      await hands.go(page.getByRole('button', { name: 'Approve', exact: false }).first());
      await page.getByText(`${desk.waiting[2]?.number} approved`).waitFor();
      await hands.press('r');
      await hands.has(page.getByLabel('What should be changed?'));
      await hands.type('Two were replaced, not one.');
      await hands.go(dialog(page).getByRole('button', { name: 'Send back' }));
      await page.getByText(/sent back/).waitFor();
      await hands.press('Escape');
      await page.getByText('1 row', { exact: true }).waitFor();
    });

    it('a week is opened, approved for one and sent back for another', async () => {
      const { page, hands } = await sit(WEEK, { as: 'manager' });
      const cell = page.getByRole('button', { name: /^Nadia Soucy.*8:00/ }).first();
      await hands.tabTo(cell);
      await hands.press('Enter');
      await dialog(page).getByText('Bucket elevator 2').first().waitFor();
      await hands.press('Escape');
      await dialog(page).waitFor({ state: 'detached' });
      await hands.has(cell);
      await hands.press('j', 'j', 'x');
      await hands.go(page.getByRole('toolbar').getByRole('button', { name: 'Approve' }));
      await page.getByText('2 time entries approved').waitFor();
      await hands.press('j', 'r');
      await hands.has(page.getByLabel('What should be changed?'));
      await hands.type('Which elevator?');
      await hands.go(dialog(page).getByRole('button', { name: 'Send back' }));
      await page.getByText('2 time entries sent back').waitFor();
    });

    it.each(OVERLAYS)('on %s "%s" opens, takes the focus, closes and gives it back', async (path, button) => {
      const { page, hands } = await sit(path);
      const opener = page.getByRole('main').getByRole('button', { name: button, exact: true });
      await hands.go(opener);
      await dialog(page).waitFor();
      await hands.isWithin('[role=dialog]');
      await hands.press('Tab', 'Tab', 'Shift+Tab');
      expect(await page.evaluate('document.activeElement.closest("[role=dialog]") !== null')).toBe(true);
      await hands.press('Escape');
      await dialog(page).waitFor({ state: 'detached' });
      await hands.has(opener);
    });
  });
}
