import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { protocolOf } from './windows.js';

interface AxeGlobal {
  axe: {
    run(options: object): Promise<{
      violations: {
        id: string;
        impact: string | null;
        help: string;
        nodes: { html: string; failureSummary?: string }[];
      }[];
    }>;
  };
}

const OVERFLOW = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

let axeText: Promise<string> | undefined;
const axe = (): Promise<string> => {
  axeText ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  return axeText;
};

/** Runs in the page. */
async function runAxe(): Promise<string[]> {
  const { violations } = await (globalThis as unknown as AxeGlobal).axe.run({
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    resultTypes: ['violations'],
    // No rule of these asks for style sheets again, and what is wrong is told by its HTML.
    preload: false,
    selectors: false,
  });
  // A row that is scrolled half out of sight has half a target.
  const isScrolled = (summary = '') => summary.includes('partially obscured');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes
        .filter(({ failureSummary }) => !isScrolled(failureSummary))
        .map(({ html, failureSummary }) => `${id}: ${html}\n  ${failureSummary ?? ''}`),
    );
}

/** Throws what axe calls serious or critical on a page as it stands, and a page that scrolls sideways. */
export async function checkPage(page: Page): Promise<void> {
  if (!(await page.evaluate("'axe' in globalThis"))) {
    // Not added as a tag, because the page's own policy refuses scripts from elsewhere; compiled once for all pages.
    const session = await protocolOf(page);
    await session.send('Runtime.evaluate', { expression: await axe() });
  }
  const found = await page.evaluate(runAxe);
  if (found.length > 0) throw new Error(`axe on ${page.url()}:\n${found.join('\n')}`);
  const overflow = await page.evaluate<number>(OVERFLOW);
  if (overflow > 0) throw new Error(`${page.url()} is ${overflow} px wider than the screen.`);
}
