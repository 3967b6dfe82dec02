const HOUR = 3_600_000;
const offsets = new Map<number, number>();
const format = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/Los_Angeles',
  timeZoneName: 'longOffset',
});

/** The service answers in its own (Pacific) time. Offsets change on the hour only, so one look-up an hour is enough. */
function offsetMinutes(ms: number): number {
  const hour = Math.floor(ms / HOUR);
  const known = offsets.get(hour);
  if (known !== undefined) return known;
  const name = format.formatToParts(hour * HOUR).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name);
  const minutes = match ? (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) : 0;
  offsets.set(hour, minutes);
  return minutes;
}

function suffix(minutes: number): string {
  const size = Math.abs(minutes);
  const hh = String(Math.floor(size / 60)).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${hh}:${String(size % 60).padStart(2, '0')}`;
}

/** `2026-01-02T03:04:05-08:00`: entity stamps have whole seconds. */
export function stamp(at: Date): string {
  const minutes = offsetMinutes(at.getTime());
  return new Date(at.getTime() + minutes * 60_000).toISOString().slice(0, 19) + suffix(minutes);
}

/** `2026-01-02T03:04:05.678-08:00`: the `time` of an answer has milliseconds. */
export function stampMs(at: Date): string {
  const minutes = offsetMinutes(at.getTime());
  return new Date(at.getTime() + minutes * 60_000).toISOString().slice(0, 23) + suffix(minutes);
}

/** The calendar date in the service's zone, the default of an omitted TxnDate. */
export function day(at: Date): string {
  return stamp(at).slice(0, 10);
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 24 * HOUR).toISOString().slice(0, 10);
}

export function wholeSeconds(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}
