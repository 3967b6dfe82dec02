import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, BrowserContext, Page, Response } from 'playwright-core';
import type { TenantRole } from '#identity';
import { sandboxEnv } from '../../../../libs/accounting/src/testing/sandbox.js';
import { signIn, TEST_PASSWORD } from '../../../../libs/identity/src/testing/sign-in.js';
import { newVapidKeys } from '../../../../libs/notifications/src/testing/vapid-keys.js';
import { createTestApp, type TestApp } from '../../../../libs/platform/src/testing/test-app.js';
import { FEATURES } from '../../../api/src/app.module.js';
import { DashboardModule } from '../../../api/src/dashboard/dashboard.module.js';
import { DEMO_PASSWORD } from '../../../api/src/demo.js';
import { DEMO_PEOPLE } from '../../../api/src/seed/demo-people.js';
import { seedDemo } from '../../../api/src/seed/seed-demo.js';
import { checkPage } from './check.js';
import { launchChromium } from './chromium.js';
import { Looked } from './looked.js';
import { layOutShowcase } from './showcase.js';
import { type Language, type Look, type Person, show, Windows } from './windows.js';

export interface OpenOptions extends Partial<Look> {
  /** Somebody of the stage's organization; `nobody` sees the sign-in. */
  as?: TenantRole | 'nobody';
  language?: Language;
  /** In a browser of its own, because the test ends or changes the session. */
  isAlone?: boolean;
}

interface Credentials {
  email: string;
  password: string;
}

const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** The browser notes every refusal by itself; that the page explains it is what journeys look for. */
const REFUSED = /the server responded with a status of (409|422)/;

/** Whatever a person does, no page of ours sends what is refused so. */
const NEVER_RIGHT = /^HTTP\.(IDEMPOTENCY_KEY_REUSED|BAD_IDEMPOTENCY_KEY)$/;

/** Another width is laid out in the next frame, and what depends on measures in the one after. */
const DRAWN =
  'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))';

/** A phone in the dark shows at once what is too wide and what is too pale. */
const LOOKS: readonly Look[] = [
  { theme: 'light', ...WIDE },
  { theme: 'dark', ...PHONE },
];
const LOOKS_KEPT: readonly Look[] = [WIDE, PHONE].flatMap((size) => [
  { theme: 'light', ...size },
  { theme: 'dark', ...size },
]);

/**
 * One application with its database, one browser and one organization for all browser tests: starting them once keeps the
 * whole under a minute. A journey that changes what others look at makes an organization of its own.
 */
export class Stage {
  private readonly tokens = new Map<TenantRole, string>();
  private readonly complaints = new Map<Page, string[]>();
  private readonly guests = new Map<TenantRole, Credentials>();
  private readonly looked = new Looked();
  private readonly isElsewhere: boolean = false;

  private constructor(
    readonly test: TestApp,
    readonly browser: Browser,
    readonly organizationId: string,
    readonly url: string,
    private readonly windows = new Windows(browser, url),
  ) {}

  static async open(): Promise<Stage> {
    const building = promisify(execFile)(process.execPath, ['scripts/build-dashboard.mjs']);
    const [test, browser] = await Promise.all([
      asDemo(() => createTestApp([...FEATURES, DashboardModule], { listen: true, env: stageEnv() })),
      launchChromium(),
      building,
    ]);
    const { organizationId } = await seedDemo(test.app, DEMO_PASSWORD);
    const stage = new Stage(test, browser, organizationId, await test.app.getUrl());
    await layOutShowcase(test, organizationId, (...request) => stage.send(...request));
    return stage;
  }

  /** The same application and browser for another organization: for a journey that changes what others look at. */
  async elsewhere(name: string): Promise<Stage> {
    const organizationId = await this.test.createOrganization(name);
    const stage = new Stage(this.test, this.browser, organizationId, this.url, this.windows);
    const { complaints, looked } = this;
    Object.assign<object, object>(stage, { complaints, looked, isElsewhere: true });
    return stage;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.test.close();
  }

  /** Ends the pages of a test, and answers what the browser complained about in them. */
  async clear(): Promise<string[]> {
    const said = [...this.complaints.values()].flat();
    this.complaints.clear();
    await this.windows.closeAll();
    return said;
  }

  /** A request of the API as a person of the demo: to lay out what a journey looks at. */
  async send<T>(
    method: 'GET' | 'POST' | 'PATCH' | 'PUT',
    path: string,
    payload?: object,
    as: TenantRole = 'owner',
  ) {
    const headers = { authorization: `Bearer ${await this.tokenOf(as)}` };
    const answer = await this.test.app.inject({ method, url: `/api/v1${path}`, headers, payload });
    if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.statusCode} ${answer.body}`);
    return answer.json<T>();
  }

  private async tokenOf(role: TenantRole): Promise<string> {
    const payload = await this.credentialsOf(role);
    const known =
      this.tokens.get(role) ??
      (await this.test.app.inject({ method: 'POST', url: '/api/v1/auth/login', payload })).json<{
        accessToken: string;
      }>().accessToken;
    this.tokens.set(role, known);
    return known;
  }

  /** Somebody of the demo; elsewhere somebody with that role, made when first asked for. */
  private async credentialsOf(role: TenantRole): Promise<Credentials> {
    if (!this.isElsewhere) return { email: emailOf(role), password: DEMO_PASSWORD };
    const { organizationId } = this;
    const known = this.guests.get(role) ?? {
      email: (await signIn(this.test, role, { organizationId })).email,
      password: TEST_PASSWORD,
    };
    this.guests.set(role, known);
    return known;
  }

  /** A page of the dashboard. Everything that the browser's console complains about is noted. */
  async page(path: string, options: OpenOptions = {}): Promise<Page> {
    const { as = 'owner', language = 'en', isAlone = false, theme = 'light' } = options;
    const { width, height } = { ...WIDE, ...options };
    const page = await this.windows.open({
      person: as === 'nobody' ? undefined : await this.personOf(as),
      look: { theme, width, height },
      language,
      isAlone,
    });
    const complaints: string[] = [];
    this.complaints.set(page, complaints);
    page.on('console', (message) => {
      if (message.type() !== 'error' || REFUSED.test(message.text())) return;
      complaints.push(`${message.text()} ${message.location().url}`);
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('response', (response) => {
      if (response.status() === 422) void noteIfNeverRight(response, complaints);
    });
    await page.goto(path);
    return page;
  }

  private async personOf(role: TenantRole): Promise<Person> {
    const data = await this.credentialsOf(role);
    const enter = async ({ request }: BrowserContext) => {
      const answer = await request.post('/api/v1/auth/login', { headers: { 'x-session': 'cookie' }, data });
      if (!answer.ok()) throw new Error(`The sign-in failed: ${await answer.text()}`);
    };
    return { name: data.email, enter };
  }

  /** Opens a page and looks at it; `ready` says when there is something to look at. */
  async inspect(
    name: string,
    path: string,
    ready: (page: Page) => Promise<unknown>,
    as: TenantRole | 'nobody' = 'owner',
  ) {
    const page = await this.page(path, { as });
    // It may lead on to another one.
    this.looked.note(path);
    await this.look(name, page, () => ready(page));
    await page.close();
  }

  /** A page with nothing to look at, because it leads on at once. */
  async leads(path: string, to: string): Promise<void> {
    const page = await this.page(path);
    await page.waitForURL(this.url + to);
    this.looked.note(path);
  }

  /**
   * Looks at an open page wide and light, then as a phone in the dark: nothing serious for axe, nothing wider than the
   * screen. With SCREENSHOTS=true it also looks at the other two, and keeps pictures of all for the documentation.
   */
  async look(name: string, page: Page, ready: () => Promise<unknown>): Promise<void> {
    const isKeeping = process.env.SCREENSHOTS === 'true';
    for (const look of isKeeping ? LOOKS_KEPT : LOOKS) {
      if (await show(page, look)) await page.evaluate(DRAWN);
      await ready();
      await this.check(page);
      if (isKeeping) await keep(page, `${name}-${look.width}-${look.theme}`);
    }
    this.looked.note(new URL(page.url()).pathname);
  }

  /** The router's pages that no journey has looked at so far. */
  async unseen(): Promise<string[]> {
    return this.looked.missing(await this.page('/settings'));
  }

  /** Throws what axe calls serious or critical, and a page that scrolls sideways. */
  check(page: Page): Promise<void> {
    return checkPage(page);
  }
}

function stageEnv(): NodeJS.ProcessEnv {
  const { publicKey, privateKey } = newVapidKeys();
  return { ...sandboxEnv(), VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey };
}

/** The people of the demo are the people of the stage; of what else runs in this process they are not. */
async function asDemo<T>(work: () => Promise<T>): Promise<T> {
  process.env.DEMO = 'true';
  try {
    return await work();
  } finally {
    delete process.env.DEMO;
  }
}

async function noteIfNeverRight(response: Response, complaints: string[]): Promise<void> {
  // Of a page that is gone nobody asks any more.
  const { code = '' } = (await response.json().catch(() => ({}))) as { code?: string };
  if (NEVER_RIGHT.test(code)) complaints.push(`${code} ${response.request().method()} ${response.url()}`);
}

const emailOf = (role: TenantRole): string => DEMO_PEOPLE.find((person) => person.role === role)?.email ?? '';

async function keep(page: Page, name: string): Promise<void> {
  await mkdir('docs/images', { recursive: true });
  await page.screenshot({ path: join('docs/images', `${name}.png`), animations: 'disabled' });
}
