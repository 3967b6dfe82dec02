import { api, got, idempotent, newKey } from '#api-client';
import { deviceName } from './device-name';
import { type KeptPush, keepPush, keptPush } from './push-kept';

/** Why this browser cannot be woken. */
export type Obstacle = 'insecure' | 'appleHome' | 'unsupported' | 'denied';
/** Why it said no when it was asked. */
export type Refusal = 'denied' | 'dismissed' | 'unreachable';

/** From the root, because a notice may open any page. */
const WORKER = '/push-worker.js';
const SUBSCRIPTIONS = '/api/v1/push-subscriptions';

export function obstacle(): Obstacle | undefined {
  if (!isSecureContext) return 'insecure';
  const canWake = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
  if (!canWake) return isApplePhone() ? 'appleHome' : 'unsupported';
  return Notification.permission === 'denied' ? 'denied' : undefined;
}

/** An iPad says that it is a Mac; no Mac is touched. */
const isApplePhone = (): boolean =>
  /iPhone|iPad|iPod/.test(navigator.userAgent) ||
  (navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1);

/** What is kept, where the browser agrees that it is so. */
export async function wakeable(): Promise<KeptPush | null> {
  const kept = keptPush();
  const subscription = await subscribed();
  return kept && subscription?.endpoint === kept.endpoint ? kept : null;
}

/** Asks the person, then the browser's push service, then tells the API. To be called while a button is pressed. */
export async function turnOn(userId: string, publicKey: string): Promise<Refusal | undefined> {
  const permission = await Notification.requestPermission();
  if (permission !== 'granted') return permission === 'denied' ? 'denied' : 'dismissed';
  const subscription = await subscribe(bytesOf(publicKey)).catch(() => undefined);
  if (!subscription) return 'unreachable';
  const { endpoint, keys = {} } = subscription.toJSON();
  const { p256dh = '', auth = '' } = keys;
  const body = {
    endpoint: String(endpoint),
    keys: { p256dh, auth },
    device: deviceName(navigator.userAgent),
  };
  const { id } = await got(api.POST(SUBSCRIPTIONS, { params: { header: idempotent(newKey()) }, body }));
  keepPush({ userId, id, endpoint: body.endpoint });
  return undefined;
}

/** The browser first: whatever becomes of the request, nothing is shown here any more. */
export async function turnOff(): Promise<void> {
  const kept = keptPush();
  await silence();
  if (kept) await leaveAlone(kept.id);
}

/** Another browser of the same person, or this one. */
export async function leaveAlone(id: string): Promise<void> {
  const header = idempotent(newKey());
  await got(api.DELETE(`${SUBSCRIPTIONS}/{id}`, { params: { path: { id }, header } }));
}

/** Without the API, which hears of it from the push service when it next sends. */
export async function silence(): Promise<void> {
  keepPush(null);
  await (await subscribed())?.unsubscribe();
}

/** Browsers change their address by themselves, installations their keys; and somebody else may sit here now. */
export async function renew(): Promise<void> {
  const [me, mine] = await Promise.all([got(api.GET('/api/v1/me')), got(api.GET(SUBSCRIPTIONS))]);
  const kept = keptPush();
  if (!kept) return;
  if (kept.userId !== me.id || !mine.publicKey) return silence();
  const subscription = await subscribed();
  const isSame = subscription?.endpoint === kept.endpoint;
  // Removed from another browser.
  if (isSame && mine.items.every(({ id }) => id !== kept.id)) return silence();
  if (Notification.permission !== 'granted') return silence();
  if (!isSame || !isFor(subscription, bytesOf(mine.publicKey))) await turnOn(me.id, mine.publicKey);
}

async function subscribe(key: Uint8Array<ArrayBuffer>): Promise<PushSubscription> {
  await navigator.serviceWorker.register(WORKER);
  const { pushManager } = await navigator.serviceWorker.ready;
  const before = await pushManager.getSubscription();
  if (before && isFor(before, key)) return before;
  await before?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

async function subscribed(): Promise<PushSubscription | null | undefined> {
  const registration = await navigator.serviceWorker?.getRegistration();
  return registration?.pushManager.getSubscription();
}

/** A subscription belongs to the key that it was made with. */
function isFor({ options }: PushSubscription, key: Uint8Array): boolean {
  const own = new Uint8Array(options.applicationServerKey ?? []);
  return own.length === key.length && own.every((byte, at) => byte === key[at]);
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
