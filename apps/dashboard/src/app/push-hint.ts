import { session } from '#api-client';
import { keptPush } from './push-kept';

/** Longer nobody waits to be signed out. */
const PATIENCE_MS = 3000;

/** Whoever leaves takes her notices along: the next one at this browser reads none of them. */
export async function signOut(): Promise<void> {
  if (keptPush()) {
    const silent = import('./push-device').then(({ turnOff }) => turnOff());
    await Promise.race([silent.catch(() => undefined), new Promise((done) => setTimeout(done, PATIENCE_MS))]);
  }
  await session.signOut();
}

/** Most browsers are told nothing and load nothing more for it. */
export function watchPush(): void {
  const look = () => {
    const { status } = session.current();
    if (status !== 'starting' && keptPush()) void follow(status);
  };
  session.subscribe(look);
  look();
}

async function follow(status: 'signed-in' | 'signed-out'): Promise<void> {
  const { renew, silence } = await import('./push-device');
  // What fails now is looked at again when the page is opened again.
  await (status === 'signed-out' ? silence() : renew()).catch(() => undefined);
}
