import type { Page } from 'playwright-core';

interface BrowserAnswer {
  /** What the person says when she is asked; `dismissed`: nothing. */
  says: 'granted' | 'denied' | 'dismissed';
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

type Permission = 'default' | 'granted' | 'denied';

/** What of a browser's page is used here. */
interface Scope {
  localStorage: Storage;
  Notification: { requestPermission(): Promise<Permission> };
  PushManager: {
    prototype: {
      getSubscription(): Promise<object | null>;
      subscribe(options: { applicationServerKey: Uint8Array }): Promise<object>;
    };
  };
  pushStandIn: { asked: number; allow(): void };
  dispatchEvent(event: Event): void;
}

/** Runs in the page. A browser without a window asks nobody, and none in a test has a push service: these two stand in. */
function begin({ says, endpoint, keys }: BrowserAnswer): void {
  const KEY = 'stand-in.push';
  const scope = globalThis as unknown as Scope;
  const { localStorage: kept, Notification, PushManager } = scope;
  // What the person said is remembered as a browser does: over reloads.
  let permission = (kept.getItem('stand-in.permission') ?? 'default') as Permission;
  const settle = (next: Permission) => {
    permission = next;
    kept.setItem('stand-in.permission', next);
  };
  scope.pushStandIn = { asked: 0, allow: () => settle('default') };
  Object.defineProperty(Notification, 'permission', { get: () => permission });
  Notification.requestPermission = async () => {
    scope.pushStandIn.asked += 1;
    if (says !== 'dismissed') settle(says);
    return permission;
  };
  const subscription = (key: string) => ({
    endpoint,
    options: { applicationServerKey: Uint8Array.from(key.split(',').map(Number)).buffer },
    toJSON: () => ({ endpoint, keys }),
    unsubscribe: async () => kept.removeItem(KEY),
  });
  PushManager.prototype.getSubscription = async () => {
    const key = kept.getItem(KEY);
    return key === null ? null : subscription(key);
  };
  PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
    kept.setItem(KEY, String(applicationServerKey));
    return subscription(String(applicationServerKey));
  };
}

/** Gives an open page a browser that answers so, and loads it again. */
export async function withPush(page: Page, answer: BrowserAnswer): Promise<void> {
  await page.addInitScript(begin, answer);
  // A reload in the middle of a refresh throws the next token away, and who then comes with the one before is signed out.
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.reload();
}

export const timesAsked = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as Scope).pushStandIn.asked);

/** As somebody does in the browser's settings, who then comes back to the page. */
export const allowInSettings = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const scope = globalThis as unknown as Scope;
    scope.pushStandIn.allow();
    scope.dispatchEvent(new Event('focus'));
  });

export const isSubscribed = (page: Page): Promise<boolean> =>
  page.evaluate(() => (globalThis as unknown as Scope).localStorage.getItem('stand-in.push') !== null);
