import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

export interface WindowOptions {
  /** Windows of one name are tabs of one browser: one session, one cache. Without it a browser is opened for it alone. */
  of?: string;
  /** Makes the browser what its first window needs: signed in, for one. */
  prepare(context: BrowserContext): Promise<void>;
  browser: BrowserContextOptions;
}

/** Runs in the page, before its own scripts: what a tab before has left behind is gone, what this one keeps it keeps. */
function forgetTabBefore(): void {
  if (sessionStorage.getItem('ip.tab') !== null) return;
  localStorage.clear();
  sessionStorage.setItem('ip.tab', 'open');
}

/** The browsers of the tests. Opening one, signing in and loading every script anew costs more than most tests do. */
export class Windows {
  private readonly shared = new Map<string, Promise<BrowserContext>>();
  private readonly alone: BrowserContext[] = [];

  constructor(private readonly browser: Browser) {}

  async open({ of: name, prepare, browser }: WindowOptions): Promise<Page> {
    if (name === undefined) {
      const context = await this.browser.newContext(browser);
      this.alone.push(context);
      await prepare(context);
      return context.newPage();
    }
    const known = this.shared.get(name) ?? this.sharedContext(prepare, browser);
    this.shared.set(name, known);
    // What could not be opened is opened anew by the next test.
    known.catch(() => this.shared.delete(name));
    const page = await (await known).newPage();
    if (browser.viewport) await page.setViewportSize(browser.viewport);
    await page.emulateMedia({ colorScheme: browser.colorScheme, reducedMotion: browser.reducedMotion });
    return page;
  }

  /** Ends what a test has opened; who has signed in stays so. */
  async closeAll(): Promise<void> {
    const contexts = await Promise.all(this.shared.values());
    const pages = contexts.flatMap((context) => context.pages());
    await Promise.all([...pages, ...this.alone.splice(0)].map((one) => one.close()));
  }

  private async sharedContext(
    prepare: WindowOptions['prepare'],
    options: BrowserContextOptions,
  ): Promise<BrowserContext> {
    const context = await this.browser.newContext(options);
    await context.addInitScript(forgetTabBefore);
    await prepare(context);
    return context;
  }
}
