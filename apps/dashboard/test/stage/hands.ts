import type { Locator, Page } from 'playwright-core';

interface Focus {
  /** What it is called, for whoever reads a failure. */
  name: string;
  /** It lies within what is seen, and something other than its colour says that it has the focus. */
  isSeen: boolean;
}

/** Further than this nobody tabs. */
const PATIENCE = 90;

/** Somebody without a mouse: what she does with a page she does with keys. */
export class Hands {
  constructor(readonly page: Page) {}

  /** As on a keyboard: `j`, `Enter`, `Control+k`. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  /** Tab until it has the focus; every stop on the way is one that can be seen. */
  async tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await target.waitFor();
    const passed: string[] = [];
    for (let step = 0; step < PATIENCE; step += 1) {
      if (await target.evaluate(HAS_FOCUS)) return;
      await this.press(key);
      const { name, isSeen } = await this.focus();
      if (!isSeen) throw new Error(`"${name}" has the focus on ${this.page.url()}, and nobody sees it.`);
      passed.push(name);
    }
    throw new Error(`${String(target)} is not reached on ${this.page.url()}, but:\n${passed.join('\n')}`);
  }

  /** To a link or button, which is then pressed. */
  async go(target: Locator): Promise<void> {
    await this.tabTo(target);
    await this.press('Enter');
  }

  /** Through the palette to what is called so. */
  async find(text: string): Promise<void> {
    await this.press('Control+k');
    await this.page.getByRole('combobox', { name: 'Find' }).waitFor();
    await this.page.keyboard.insertText(text);
    await this.page.getByRole('option', { selected: true }).filter({ hasText: text }).waitFor();
    await this.press('Enter');
  }

  focus(): Promise<Focus> {
    return this.page.evaluate<Focus>(SEEN);
  }

  /** Waits until it has the focus. The page's policy lets nothing be evaluated in it again and again, so what has it is located. */
  async has(target: Locator): Promise<void> {
    const focused = target.and(this.page.locator(':focus'));
    await focused.waitFor({ state: 'attached', timeout: 5000 }).catch(async () => {
      throw new Error(`Not ${String(target)} has the focus, but "${(await this.focus()).name}".`);
    });
  }

  /** Waits until something has it there. */
  async isWithin(selector: string): Promise<void> {
    const places = `:is(${selector})`;
    await this.page.locator(`${places}:focus, ${places} :focus`).waitFor({ state: 'attached' });
  }
}

/** Runs in the page, as does what follows. */
const HAS_FOCUS = (node: object | null): boolean =>
  node === (globalThis as { document?: { activeElement: object } }).document?.activeElement;

/** What has the focus, and whether one sees it. */
const SEEN = `(() => {
  const node = document.activeElement;
  const name = (node.getAttribute('aria-label') ?? node.textContent ?? '').trim().slice(0, 60) || node.outerHTML.slice(0, 120);
  if (node === document.body || node.id === 'content') return { name, isSeen: true };
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(node);
  const isMarked = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
  const { left, right, top, bottom } = node.getBoundingClientRect();
  const isInside = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
  return { name, isSeen: isMarked && isInside };
})()`;
