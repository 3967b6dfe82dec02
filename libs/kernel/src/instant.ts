import { isLocalDate } from './local-date.js';

const INSTANT =
  /^((?:19|2\d)\d{2}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?(Z|[+-](0\d|1[0-5]):[0-5]\d)$/;

/**
 * Whether this is a moment on the calendar with its offset from UTC, such as `2026-11-23T08:00:00-05:00`, which the
 * database takes as it stands: `Date.parse` alone lets the 31st of February pass.
 */
export function isInstant(value: unknown): value is string {
  return typeof value === 'string' && isLocalDate(INSTANT.exec(value)?.[1]);
}
