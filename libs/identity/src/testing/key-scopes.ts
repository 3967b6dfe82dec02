import { isPermission, NOT_FOR_API_KEYS, PERMISSIONS } from '../permissions.js';

/** Everything that an API key may hold. */
export const KEY_SCOPES = Object.keys(PERMISSIONS).filter(
  (name) => isPermission(name) && !NOT_FOR_API_KEYS.includes(name),
);
