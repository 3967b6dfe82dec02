import type { Browser, BrowserContext, CDPSession, Cookie, Page } from 'playwright-core';

export type Language = 'en' | 'fr';

/** How a page is looked at. A narrow one is a phone, which one touches. */
export interface Look {
  theme: 'light' | 'dark';
  width: number;
  height: number;
}

export interface Person {
  name: string;
  /** Signs her in where she has not been before. */
  enter(browser: BrowserContext): Promise<void>;
}

export interface WindowOptions {
  /** Nobody finds the sign-in. */
  person?: Person;
  language: Language;
  look: Look;
  /** In a browser of its own. */
  isAlone: boolean;
}

const WIDEST_PHONE = 500;

const looks = new WeakMap<Page, Look>();

/** Shows a page, also one that is open already, as it is to be looked at. Answers whether that is another look. */
export async function show(page: Page, look: Look): Promise<boolean> {
  const { theme, width, height } = look;
  const before = looks.get(page);
  if (before?.theme === theme && before.width === width && before.height === height) return false;
  looks.set(page, look);
  await Promise.all([
    page.setViewportSize({ width, height }),
    page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' }),
    setTouch(page, width < WIDEST_PHONE),
  ]);
  return true;
}

const sessions = new WeakMap<Page, CDPSession>();

/** What Playwright does not offer for a page: one session of the protocol for all of it. */
export async function protocolOf(page: Page): Promise<CDPSession> {
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page));
  sessions.set(page, session);
  return session;
}

const touched = new WeakSet<Page>();

/** Playwright decides it for a whole browser; the protocol can do it for a page. */
async function setTouch(page: Page, enabled: boolean): Promise<void> {
  if (!enabled && !touched.has(page)) return;
  touched.add(page);
  const session = await protocolOf(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled });
}

/** Runs in the page, before its own scripts: what a tab before has left behind is gone, what this one keeps it keeps. */
function begin({ language, isShared }: { language: Language; isShared: boolean }): void {
  if (isShared && sessionStorage.getItem('ip.tab') === null) localStorage.clear();
  sessionStorage.setItem('ip.tab', 'open');
  localStorage.setItem('ip.signed-in', '1');
  localStorage.setItem('ip.language', JSON.stringify(language));
}

/** A browser that one person uses after the other: what it has loaded stays loaded, and who has signed in stays so. */
class SharedBrowser {
  private person = '';
  private readonly sessions = new Map<string, Cookie[]>();

  private constructor(
    private readonly context: BrowserContext,
    private readonly anchor: Page,
    readonly language: Language,
  ) {}

  /** One tab stays open, and with it the process that all tabs share. */
  static async open(context: BrowserContext, language: Language): Promise<SharedBrowser> {
    await context.addInitScript(begin, { language, isShared: true });
    const anchor = await context.newPage();
    await anchor.goto('/icon.svg');
    return new SharedBrowser(context, anchor, language);
  }

  pages(): Page[] {
    return this.context.pages().filter((page) => page !== this.anchor);
  }

  /** Tabs share a session, so nobody else's may be open. */
  isFreeFor({ name }: Person): boolean {
    return this.person === name || this.pages().length === 0;
  }

  async open(person: Person): Promise<Page> {
    if (this.person !== person.name) await this.handTo(person);
    return this.context.newPage();
  }

  private async handTo({ name, enter }: Person): Promise<void> {
    this.sessions.set(this.person, await this.context.cookies());
    // A sign-in that fails leaves the browser to nobody, and spoils no other test.
    this.person = '';
    await this.context.clearCookies();
    const known = this.sessions.get(name);
    if (known) await this.context.addCookies(known);
    else await enter(this.context);
    this.person = name;
  }
}

/** The browsers of the tests. Opening one, signing in and loading every script anew costs more than most tests do. */
export class Windows {
  private readonly shared: SharedBrowser[] = [];
  private readonly alone: BrowserContext[] = [];

  constructor(
    private readonly browser: Browser,
    private readonly url: string,
  ) {}

  async open(options: WindowOptions): Promise<Page> {
    const { person, isAlone, look } = options;
    const page =
      person && !isAlone
        ? await (await this.sharedBy(person, options)).open(person)
        : await this.openAlone(options);
    await show(page, look);
    return page;
  }

  /** Ends what a test has opened; who has signed in stays so. */
  async closeAll(): Promise<void> {
    const pages = this.shared.flatMap((one) => one.pages());
    await Promise.all([...pages, ...this.alone.splice(0)].map((one) => one.close()));
  }

  private async sharedBy(person: Person, options: WindowOptions): Promise<SharedBrowser> {
    const { language } = options;
    const known = this.shared.find((one) => one.language === language && one.isFreeFor(person));
    if (known) return known;
    const made = await SharedBrowser.open(await this.newContext(options), language);
    this.shared.push(made);
    return made;
  }

  private async openAlone(options: WindowOptions): Promise<Page> {
    const { person, language } = options;
    const context = await this.newContext(options);
    this.alone.push(context);
    if (person) {
      await context.addInitScript(begin, { language, isShared: false });
      await person.enter(context);
    }
    return context.newPage();
  }

  private newContext({ language, look: { theme, width, height } }: WindowOptions): Promise<BrowserContext> {
    return this.browser.newContext({
      baseURL: this.url,
      locale: language === 'fr' ? 'fr-CA' : 'en-CA',
      viewport: { width, height },
      colorScheme: theme,
      reducedMotion: 'reduce',
    });
  }
}
