import type { ConnectionSettings } from '../connections/connections.repository.js';
import { type Directions, withOrders } from '../connections/directions.js';

/** What somebody wants to be different. `pushOrders` is how the directions of orders were said before there were any. */
export type SettingsWish = ConnectionSettings & { pushOrders?: boolean | null };

/** The settings that are stored for a wish: directions that it does not name stay, and name what they say alone. */
export function changedSettings(
  { pushOrders, directions, ...wish }: SettingsWish,
  { directions: before }: ConnectionSettings,
): ConnectionSettings {
  const ofOrders = typeof pushOrders === 'boolean' ? withOrders(before, pushOrders) : {};
  const said = { ...ofOrders, ...withoutBlanks(directions) };
  if (Object.keys(said).length === 0) return wish;
  return { ...wish, directions: { ...before, ...said } };
}

function withoutBlanks(directions: Directions = {}): Directions {
  return Object.fromEntries(Object.entries(directions).filter(([, said]) => said !== undefined));
}
