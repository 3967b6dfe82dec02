import type { Page } from 'playwright-core';

/** The router says by itself which pages there are. */
const PAGES = 'Object.keys(globalThis.__TSR_ROUTER__.routesByPath)';

/** Which addresses were looked at wide and light, and as a phone in the dark. */
export class Looked {
  private readonly addresses = new Set<string>();

  note(address: string): void {
    this.addresses.add(address.replace(/[?#].*$/, ''));
  }

  /** The router's pages that nobody looked at; `page` is any page of the dashboard. */
  async missing(page: Page): Promise<string[]> {
    const pages = await page.evaluate<string[]>(PAGES);
    const seen = new Set([...this.addresses].map((address) => pageOf(address, pages)));
    return pages.filter((one) => !seen.has(one));
  }
}

/** A page whose address says it in full goes before one that has a place for an id. */
function pageOf(address: string, pages: readonly string[]): string | undefined {
  const isAnswered = (page: string) => new RegExp(`^${page.replaceAll(/\$\w+/g, '[^/]+')}$`).test(address);
  return pages.find((page) => page === address) ?? pages.find(isAnswered);
}
