/**
 * How amounts, days and instants are written. Amounts arrive as decimal text and never become floating point numbers that
 * are computed with: `Intl.NumberFormat` reads the text itself.
 */

const MINUS = '\u2212';

/** `-1234.5` → `−1,234.50`, and with a currency `−$1,234.50` or `−US$1,234.50`. Decimal text goes in as it is, to the last cent; what is no number comes back unchanged. */
export function formatAmount(amount: string, locale: string, currency?: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(amount)) return amount;
  const options: Intl.NumberFormatOptions = currency
    ? { style: 'currency', currency }
    : { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return memo(`n${locale}${currency}`, () => new Intl.NumberFormat(locale, options))
    .format(amount as Intl.StringNumericLiteral)
    .replace('-', MINUS);
}

/** A quantity with as many decimals as it has: `2.500000` → `2.5`. */
export function formatQuantity(quantity: string, locale: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(quantity)) return quantity;
  return memo(`q${locale}`, () => new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }))
    .format(quantity as Intl.StringNumericLiteral)
    .replace('-', MINUS);
}

/** A price of one: with the decimals that it has, and not fewer than two. `64.500000` → `64.50`, `0.125` stays. */
export function formatPrice(price: string, locale: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(price)) return price;
  const options = { minimumFractionDigits: 2, maximumFractionDigits: 6 };
  return memo(`p${locale}`, () => new Intl.NumberFormat(locale, options))
    .format(price as Intl.StringNumericLiteral)
    .replace('-', MINUS);
}

/** A day as `YYYY-MM-DD` has no time zone and must not get one. */
export function formatDay(day: string, locale: string): string {
  const options = { dateStyle: 'medium', timeZone: 'UTC' } as const;
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return memo(`d${locale}`, () => new Intl.DateTimeFormat(locale, options)).format(date);
}

/** `clock` is a time to the second. */
export type InstantStyle = 'both' | 'date' | 'time' | 'clock';

/** An instant in the organization's zone. */
export function formatInstant(
  instant: string,
  locale: string,
  timeZone: string,
  style: InstantStyle = 'both',
): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  const options: Intl.DateTimeFormatOptions = {
    timeZone,
    ...((style === 'both' || style === 'date') && { dateStyle: 'medium' }),
    ...(style !== 'date' && { timeStyle: style === 'clock' ? 'medium' : 'short' }),
  };
  return memo(`i${locale}${timeZone}${style}`, () => new Intl.DateTimeFormat(locale, options)).format(date);
}

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** How long ago or from now: `2 hours ago`. */
export function formatRelative(instant: string, now: Date, locale: string): string {
  const seconds = Math.round((new Date(instant).getTime() - now.getTime()) / 1000);
  const format = memo(`r${locale}`, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
  const step = STEPS.find(([, size]) => Math.abs(seconds) >= size);
  return step ? format.format(Math.round(seconds / step[1]), step[0]) : format.format(seconds, 'second');
}

/** Today in a zone, as `YYYY-MM-DD`. */
export function dayIn(timeZone: string, now: Date): string {
  const parts = memo(
    `t${timeZone}`,
    () => new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }),
  ).formatToParts(now);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** `3725` seconds → `1:02:05`; without seconds `1:02`. */
export function formatClock(seconds: number, withSeconds = true): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}`;
  return withSeconds ? `${hours}:${two(whole % 60)}` : hours;
}

/** How long something took: `under 1 s`, `3 s`, `2 min 5 s`, `1 h 2 min`. */
export function formatSpan(seconds: number, locale: string): string {
  if (seconds < 1) return locale.startsWith('fr') ? 'moins de 1 s' : 'under 1 s';
  const whole = Math.floor(seconds);
  const parts: readonly [number, string][] = [
    [Math.floor(whole / 3600), 'h'],
    [Math.floor(whole / 60) % 60, 'min'],
    [whole % 60, 's'],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count}\u00a0${unit}`)
    .join(' ');
}

const made = new Map<string, unknown>();

/** Making a formatter costs more than using it a thousand times. */
function memo<T>(key: string, make: () => T): T {
  if (!made.has(key)) made.set(key, make());
  return made.get(key) as T;
}
