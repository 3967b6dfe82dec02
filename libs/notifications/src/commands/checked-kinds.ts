import { isKind, type NotificationKind } from '../domain/kinds.js';
import { noSuchKind } from '../domain/notifications-errors.js';

/** Throws `NOTIFICATIONS.KIND` for a name that no kind has. */
export function checkedKinds(names: readonly string[]): NotificationKind[] {
  return [...new Set(names)].map((name) => {
    if (!isKind(name)) throw noSuchKind(name);
    return name;
  });
}
