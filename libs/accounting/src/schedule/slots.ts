import { addDays, zoned } from '#kernel';

/** Minutes after midnight, in the organization's zone. */
export const NIGHTLY_MINUTE = 2 * 60;

export interface DueSlots {
  /** The local day whose nightly run is due: today from 02:00 on, else yesterday. */
  nightly: string;
  /** Sunday's night is also the week's full sweep. */
  isSweep: boolean;
  /** The hour, which is looked into in any case. */
  hourly: string;
  /** Ten minutes: what a notice should have told and no notice did is found in the next of them. An hour begins with one. */
  catchUp: string;
}

/**
 * Which slots an instant belongs to. A slot is claimed once, whenever the clock is first seen inside it: an hour that
 * the zone skips or repeats, a node that slept or two nodes at once make no run too few or too many.
 */
export function slotsAt(instant: Date, zone: string): DueSlots {
  const { date, minuteOfDay } = zoned(instant, zone);
  const nightly = minuteOfDay >= NIGHTLY_MINUTE ? date : addDays(date, -1);
  return {
    nightly,
    isSweep: new Date(`${nightly}T00:00:00Z`).getUTCDay() === 0,
    hourly: instant.toISOString().slice(0, 13),
    catchUp: instant.toISOString().slice(0, 15),
  };
}
