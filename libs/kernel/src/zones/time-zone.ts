import { DomainError } from '../domain-error.js';
import type { LocalDate } from '../local-date.js';
import { rulesOf, TZDATA_VERSION, type ZoneRules } from './zone-data.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Whether the IANA database has a zone or an alias of this name. */
export function isTimeZone(zone: string): boolean {
  return rulesOf(zone) !== undefined;
}

/** Minutes that the clocks in `zone` are ahead of UTC at `instant`; negative west of Greenwich. */
export function offsetMinutes(instant: Date, zone: string): number {
  const { offsets, untils } = known(zone);
  return offsets[indexAt(untils, instant.getTime())] ?? 0;
}

/** Wall-clock parts of an instant in a zone: day and whole minutes since midnight. */
export function zoned(instant: Date, zone: string): { date: LocalDate; minuteOfDay: number } {
  const local = localMilliseconds(instant, zone);
  return {
    date: new Date(local).toISOString().slice(0, 10),
    minuteOfDay: Math.floor((((local % DAY) + DAY) % DAY) / MINUTE),
  };
}

/** The calendar day that `instant` falls on in `zone` (an IANA name such as `America/Toronto`). */
export function localDateOf(instant: Date, zone: string): LocalDate {
  return zoned(instant, zone).date;
}

/** What a clock in `zone` shows at `instant`, to the minute: `2026-11-01T01:30`. */
export function wallTimeOf(instant: Date, zone: string): string {
  return new Date(localMilliseconds(instant, zone)).toISOString().slice(0, 16);
}

/** The first instant of a local day. It is not always midnight: where clocks go forward then, the day begins later. */
export function startOfDay(date: LocalDate, zone: string): Date {
  const { offsets, untils } = known(zone);
  const midnight = Date.parse(`${date}T00:00:00Z`);
  const first = indexAt(untils, midnight - DAY);
  const last = indexAt(untils, midnight + DAY);
  for (let index = first; index <= last; index += 1) {
    const begins = index === 0 ? Number.NEGATIVE_INFINITY : (untils[index - 1] ?? 0);
    const at = Math.max(midnight - (offsets[index] ?? 0) * MINUTE, begins);
    if (at < (untils[index] ?? Number.POSITIVE_INFINITY)) return new Date(at);
  }
  throw new DomainError('TIME_ZONE.NO_SUCH_DAY', `There is no ${date} in the time zone "${zone}".`);
}

/** Provinces that stopped changing their clocks in 2026, with the time that they kept: data that does not know is wrong. */
const PERMANENT: readonly [zone: string, minutes: number][] = [
  ['America/Vancouver', -420],
  ['America/Edmonton', -360],
  ['America/Winnipeg', -300],
];

/** Throws unless the time zone data knows of the provinces that stopped changing their clocks. Answers its version. */
export function assertCurrentTimeZones(): string {
  for (const [zone, minutes] of PERMANENT) {
    if (offsetMinutes(new Date('2027-01-15T12:00:00Z'), zone) === minutes) continue;
    throw new Error(
      `The time zone data ${TZDATA_VERSION} still changes the clocks of ${zone} in November 2026. Install 2026e or newer.`,
    );
  }
  return TZDATA_VERSION;
}

function localMilliseconds(instant: Date, zone: string): number {
  return instant.getTime() + offsetMinutes(instant, zone) * MINUTE;
}

function known(zone: string): ZoneRules {
  const rules = rulesOf(zone);
  if (!rules) {
    throw new DomainError('TIME_ZONE.UNKNOWN', `"${zone}" is not a time zone.`, {
      field: 'timezone',
      fix: 'Choose an IANA time zone such as America/Toronto or America/Vancouver.',
    });
  }
  return rules;
}

/** The first period that has not ended at `time`. */
function indexAt(untils: readonly number[], time: number): number {
  let low = 0;
  let high = untils.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (time < (untils[middle] ?? Number.POSITIVE_INFINITY)) high = middle;
    else low = middle + 1;
  }
  return low;
}
