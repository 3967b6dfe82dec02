import { noSuchEvent } from '../domain/notifications-errors.js';
import { EVERY_EVENT, isDataEventType } from './data-event-types.js';

/** Throws `NOTIFICATIONS.EVENT` for a name that no type has. Whoever wants all of them wants none in particular. */
export function checkedEvents(names: readonly string[]): string[] {
  for (const name of names) if (name !== EVERY_EVENT && !isDataEventType(name)) throw noSuchEvent(name);
  return names.includes(EVERY_EVENT) ? [EVERY_EVENT] : [...new Set(names)];
}
