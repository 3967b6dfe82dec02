import { createECDH, randomBytes } from 'node:crypto';
import type { CDPSession, Page, Worker } from 'playwright-core';
import { newId } from '#kernel';
import { UnitOfWork } from '#platform';
import { NotificationsFacade } from '../../../../libs/notifications/src/index.js';
import { Outside, rejected } from '../../../../libs/notifications/src/testing/notifications-fixture.js';
import { decrypted } from '../../../../libs/notifications/src/testing/read-push.js';
import { eventually } from '../../../../libs/platform/src/testing/eventually.js';
import { allowInSettings, isSubscribed, timesAsked, withPush } from '../stage/push-stand-in.js';
import { PHONE, type Stage } from '../stage/stage.js';
import { protocolOf } from '../stage/windows.js';

const PAGE = '/settings?tab=notifications';
const SWITCH = 'Show my notices on this device';

/** What the worker was asked to do, where a browser without windows would refuse. */
interface Watched {
  shown: [title: string, options: { data: unknown }][];
  opened: string[];
}

export default function deviceJourney(stage: () => Stage): void {
  describe('notices on this device', () => {
    const outside = new Outside();
    const browser = createECDH('prime256v1');
    const auth = randomBytes(16);
    const says = (answer: 'granted' | 'denied' | 'dismissed') => {
      const keys = { p256dh: browser.getPublicKey('base64url'), auth: auth.toString('base64url') };
      return { says: answer, endpoint: `${outside.address}/push/${answer}`, keys };
    };
    let here: Stage;
    const mine = () => here.send<{ items: { id: string; device: string }[] }>('GET', '/push-subscriptions');

    beforeAll(async () => {
      browser.generateKeys();
      await outside.listen();
      here = await stage().elsewhere('Harbour Glass Ltd.');
    });

    afterAll(() => outside.close());

    it('nobody is asked before pressing; then a notice arrives, and a press on it opens its page', async () => {
      const page = await here.page(PAGE, { isAlone: true });
      await withPush(page, says('granted'));
      const toggle = page.getByRole('switch', { name: SWITCH });
      await toggle.waitFor();
      expect(await timesAsked(page)).toBe(0);
      const started = page.context().waitForEvent('serviceworker');
      await toggle.click();
      await page.getByRole('switch', { name: SWITCH, checked: true }).waitFor();
      const worker = await started;
      expect(worker.url()).toBe(`${here.url}/push-worker.js`);
      await eventually(async () => (await mine()).items.length === 1);
      expect((await mine()).items).toMatchObject([{ device: 'Chrome, Linux' }]);
      expect(await timesAsked(page)).toBe(1);
      await here.check(page);

      await watch(worker);
      const invoiceId = newId();
      await tell(here, invoiceId);
      const [got] = await eventually(async () => {
        const all = outside.at('/push/granted');
        return all.length > 0 ? all : undefined;
      });
      await deliver(page, here.url, decrypted(got?.body ?? Buffer.alloc(0), browser, auth));
      const [shown] = await eventually(async () => {
        const { shown } = await watched(worker);
        return shown.length > 0 ? shown : undefined;
      });
      expect(shown?.[0]).toBe('Invoice INV-7 was rejected');
      expect(await press(worker, shown?.[1].data)).toEqual([`${here.url}/invoices/${invoiceId}`]);
      expect(await press(worker, { url: 'https://elsewhere.example/x' })).toEqual([`${here.url}/`]);
      expect(await press(worker, undefined)).toEqual([`${here.url}/`]);
      // Nothing of any page or answer is kept by it.
      expect(await page.evaluate<string[]>('caches.keys()')).toEqual([]);

      await toggle.click();
      await page.getByRole('switch', { name: SWITCH, checked: false }).waitFor();
      await eventually(async () => (await mine()).items.length === 0);
      expect(await isSubscribed(page)).toBe(false);
    }, 60_000);

    it('whoever signs out is told nothing here any more, nor who was taken out elsewhere', async () => {
      const page = await here.page(PAGE, { isAlone: true });
      await withPush(page, says('granted'));
      const toggle = page.getByRole('switch', { name: SWITCH });
      await toggle.click();
      await eventually(async () => (await mine()).items.length === 1);
      await page.reload();
      await page.getByRole('switch', { name: SWITCH, checked: true }).waitFor();
      await page
        .getByRole('button', { name: /^Signed in as/ })
        .first()
        .click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      expect([(await mine()).items, await isSubscribed(page)]).toEqual([[], false]);

      const other = await here.page(PAGE, { isAlone: true });
      await withPush(other, says('granted'));
      await other.getByRole('switch', { name: SWITCH }).click();
      await eventually(async () => (await mine()).items.length === 1);
      const desk = await here.page(PAGE, { isAlone: true });
      await desk.getByRole('button', { name: 'Stop on Chrome, Linux' }).click();
      await desk.getByText('Chrome, Linux shows no notices any more').waitFor();
      await other.reload();
      await other.getByRole('switch', { name: SWITCH, checked: false }).waitFor();
      await eventually(async () => !(await isSubscribed(other)));
    }, 60_000);

    it('a browser that refuses is told of with what to do, and so is one that got no answer', async () => {
      const page = await here.page(PAGE, { isAlone: true });
      await withPush(page, says('denied'));
      await page.getByRole('switch', { name: SWITCH }).click();
      await page.getByText(/does not let InvoicePatch show notices/).waitFor();
      await here.check(page);
      await allowInSettings(page);
      await page.getByRole('switch', { name: SWITCH, checked: false }).waitFor();

      const hesitant = await here.page(PAGE, { isAlone: true });
      await withPush(hesitant, says('dismissed'));
      await hesitant.getByRole('switch', { name: SWITCH }).click();
      await hesitant.getByText(/Switch it on again and choose Allow/).waitFor();
      await hesitant.getByRole('switch', { name: SWITCH, checked: false }).waitFor();
      expect((await mine()).items).toEqual([]);
    }, 60_000);

    it('an installation without keys says so, in French and on a phone as well', async () => {
      const { config } = here.test;
      const { webPush } = config;
      Object.assign(config, { webPush: undefined });
      try {
        const page = await here.page(PAGE, { language: 'fr', theme: 'dark', ...PHONE });
        await page.getByText(/ne sont pas configurés dans cette installation/).waitFor();
        expect(await page.getByRole('switch').count()).toBe(0);
        await here.check(page);
      } finally {
        Object.assign(config, { webPush });
      }
    });
  });
}

function tell({ test, organizationId }: Stage, invoiceId: string): Promise<void> {
  const { app } = test;
  return test.as(organizationId, () =>
    app
      .get(UnitOfWork)
      .run(() => app.get(NotificationsFacade).notify(rejected(invoiceId, { roles: ['owner'] }))),
  );
}

/** Runs the worker's own code; what it asks of the browser is written down. */
function watch(worker: Worker): Promise<void> {
  return worker.evaluate(() => {
    const watched: Watched = { shown: [], opened: [] };
    const scope = globalThis as unknown as {
      registration: { showNotification: unknown };
      clients: { openWindow: unknown };
    };
    scope.registration.showNotification = async (...shown: Watched['shown'][number]) =>
      void watched.shown.push(shown);
    scope.clients.openWindow = async (url: string) => void watched.opened.push(url);
    Object.assign(globalThis, { watched });
  });
}

const watched = (worker: Worker): Promise<Watched> =>
  worker.evaluate(() => (globalThis as unknown as { watched: Watched }).watched);

/** Answers which addresses were opened for it. */
async function press(worker: Worker, data: unknown): Promise<string[]> {
  await worker.evaluate((data) => {
    const scope = globalThis as unknown as {
      watched: Watched;
      ExtendableEvent: typeof Event;
      dispatchEvent(event: Event): void;
    };
    scope.watched.opened = [];
    const event = new scope.ExtendableEvent('notificationclick');
    Object.assign(event, { notification: { close: () => undefined, data } });
    scope.dispatchEvent(event);
  }, data);
  return eventually(async () => {
    const { opened } = await watched(worker);
    return opened.length > 0 ? opened : undefined;
  });
}

/** As the browser's push service does: to the worker, while the page does not matter. */
async function deliver(page: Page, origin: string, data: string): Promise<void> {
  const session: CDPSession = await protocolOf(page);
  const registered = new Promise<string>((resolve) =>
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin));
      if (own) resolve(own.registrationId);
    }),
  );
  await session.send('ServiceWorker.enable');
  const registrationId = await registered;
  await session.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data });
}
