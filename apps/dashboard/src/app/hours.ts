import { formatClock } from '#ui';

/** `510` → `8:30`. */
export const hoursText = (minutes: number): string => formatClock(minutes * 60, false);
