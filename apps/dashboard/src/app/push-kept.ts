import { readSetting, writeSetting } from '#ui';

/** What this browser is told by: whose it is, the subscription's id, and the address that its push service gave. */
export interface KeptPush {
  userId: string;
  id: string;
  endpoint: string;
}

const KEY = 'push';

export const keptPush = (): KeptPush | undefined =>
  readSetting(KEY, (value): value is KeptPush => value !== null && typeof value === 'object');

export const keepPush = (kept: KeptPush | null): void => writeSetting(KEY, kept);
