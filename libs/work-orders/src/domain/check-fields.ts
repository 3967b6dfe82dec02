import { isInstant } from '#kernel';
import { badInstant, badPlace, badWindow, badZone, fieldEmptied } from './work-order.errors.js';
import type { WorkOrderFields } from './work-order.js';

const NEVER_EMPTY = {
  title: 'title',
  priority: 'priority',
  geofenceMetres: 'radius around its site',
} as const;

/** Throws `WORK_ORDERS.FIELD_EMPTIED`, `BAD_INSTANT`, `BAD_WINDOW`, `BAD_PLACE` and `BAD_ZONE`. */
export function checkFields(fields: WorkOrderFields): void {
  for (const [field, name] of Object.entries(NEVER_EMPTY))
    if (fields[field as keyof typeof NEVER_EMPTY] === null) throw fieldEmptied(field, name);
  const { scheduledStart, scheduledEnd, latitude, longitude, timezone } = fields;
  if (scheduledStart !== null && !isInstant(scheduledStart)) throw badInstant('scheduledStart');
  if (scheduledEnd !== null && !isInstant(scheduledEnd)) throw badInstant('scheduledEnd');
  if (scheduledStart && scheduledEnd && Date.parse(scheduledEnd) <= Date.parse(scheduledStart))
    throw badWindow();
  if ((latitude === null) !== (longitude === null)) throw badPlace();
  if (latitude !== null && !isDegrees(latitude, 90)) throw badPlace();
  if (longitude !== null && !isDegrees(longitude, 180)) throw badPlace();
  if (timezone !== null && !isZone(timezone)) throw badZone();
}

function isDegrees(text: string, most: number): boolean {
  return /^-?\d{1,3}(\.\d{1,6})?$/.test(text) && Math.abs(Number(text)) <= most;
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}
