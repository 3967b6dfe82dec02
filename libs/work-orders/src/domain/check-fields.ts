import { badInstant, badPlace, badWindow, badZone } from './work-order.errors.js';
import type { WorkOrderFields } from './work-order.js';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Throws `WORK_ORDERS.BAD_INSTANT`, `BAD_WINDOW`, `BAD_PLACE` and `BAD_ZONE`. */
export function checkFields(fields: WorkOrderFields): void {
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

function isInstant(text: string): boolean {
  return INSTANT.test(text) && !Number.isNaN(Date.parse(text));
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
