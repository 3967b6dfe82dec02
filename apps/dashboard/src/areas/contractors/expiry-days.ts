import type { schemas } from '#api-client';
import { daysBetween } from '../../app/days';

export type ExpiryState = schemas['ClearanceAnswer']['state'];

/** Something with a first and a last day on which it holds. */
export interface Lasting {
  validFrom?: string | null;
  expiresOn: string | null;
}

/** As the API counts for clearances. */
const SOON_DAYS = 30;

/** How something stands today, and how many days are left: until it begins, else until its last day. */
export function expiryOf(
  { validFrom, expiresOn }: Lasting,
  today: string,
): { state: ExpiryState; days: number | null } {
  if (validFrom && today < validFrom) return { state: 'not-yet-valid', days: daysBetween(today, validFrom) };
  if (!expiresOn) return { state: 'valid', days: null };
  const days = daysBetween(today, expiresOn);
  return { state: days < 0 ? 'expired' : days <= SOON_DAYS ? 'expiring' : 'valid', days };
}
