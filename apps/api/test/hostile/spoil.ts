import type { Dice } from '../tenants/attack.js';

const TEXTS: readonly string[] = [
  ...['', ' ', '\u0000', 'a\u0000b', 'é'.repeat(3_000), '🛠'.repeat(200), '\u202Eabc', '\u2028', '\r\nX: y'],
  ...[
    "'; DROP TABLE users;--",
    '../../etc/passwd',
    '__proto__',
    'constructor',
    '<script>',
    '=cmd|calc',
    '%00',
  ],
  ...['NaN', 'Infinity', '-0', '1e308', '1e-400', '9'.repeat(40), `0.${'1'.repeat(60)}`, 'null', 'true'],
];
const AMOUNTS: readonly string[] = [
  ...['0', '-0.00', '-3', '0.005', '1.005', '0.000001', '00012', '99999999999999999999.99'],
  ...['9999999999999.99', '999999999999.999999', '-9999999999999.99'],
];
const DAYS: readonly string[] = [
  ...['0000-01-01', '0001-01-01', '-0001-01-01', '1899-12-31', '1900-01-01', '1970-01-01', '2024-02-29'],
  ...[
    '2026-02-30',
    '2026-13-01',
    '2999-12-31',
    '3000-01-01',
    '9999-12-31',
    '10000-01-01',
    'infinity',
    'epoch',
  ],
];
const INSTANTS: readonly string[] = [
  ...['0000-01-01T00:00:00Z', '1900-01-01T00:00:00Z', '2999-12-31T23:59:59.999999Z', '9999-12-31T23:59:59Z'],
  ...['2026-11-22T24:00:00Z', '2026-11-22T10:00:00', '2026-11-22T10:00:00+99:99', '2016-12-31T23:59:60Z'],
  ...['+275760-09-13T00:00:00.000Z', '2026-11-01T01:30:00-04:00', 'infinity'],
];
const NUMBERS: readonly number[] = [
  ...[0, -1, 1.5, 0.1 + 0.2, 2_147_483_647, 2_147_483_648, -2_147_483_649, 4_294_967_296],
  ...[Number.MAX_SAFE_INTEGER, 1e21, 1e308, 5e-324],
];
const SHAPES: readonly unknown[] = [null, [], {}, [[]], [null], { a: { b: {} } }, true, 0, 'x'];

/** Puts what nobody means into requests that would be good: of the right kind as often as of a wrong one. */
export class Spoiler {
  constructor(
    private readonly dice: Dice,
    /** How many of the values are spoilt, from 0 to 1. */
    private readonly share: number,
  ) {}

  /** A body in which some values are something else. */
  body(value: unknown): unknown {
    if (this.dice.chance(this.share / 4)) return this.dice.pick(SHAPES);
    if (Array.isArray(value)) return this.list(value);
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.body(one)]));
    return this.dice.chance(this.share) ? this.like(value) : value;
  }

  /** An address in which some ids and some values of the query are something else. */
  url(given: string): string {
    const [path = '', query] = given.split('?');
    const parts = path.split('/').map((part) => {
      const isId = /^[\da-f]{8}-[\da-f-]{27}$/.test(part);
      return isId && this.dice.chance(this.share) ? encodeURIComponent(this.text()) : part;
    });
    const asked = new URLSearchParams();
    for (const [name, value] of new URLSearchParams(query)) {
      asked.append(name, this.dice.chance(this.share) ? String(this.like(value)) : value);
      if (this.dice.chance(this.share / 8)) asked.append(name, this.text());
    }
    return `${parts.join('/')}${asked.size > 0 ? `?${asked}` : ''}`;
  }

  private list(value: readonly unknown[]): unknown[] {
    if (this.dice.chance(this.share / 4)) return Array.from({ length: 1_001 }, () => value[0] ?? null);
    return value.map((one) => this.body(one));
  }

  /** Something of the same kind, as far as the value says its kind. */
  private like(value: unknown): unknown {
    if (typeof value === 'number') return this.dice.pick(NUMBERS);
    if (typeof value !== 'string') return this.dice.pick(SHAPES);
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return this.dice.pick(DAYS);
    if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return this.dice.pick(INSTANTS);
    if (/^-?\d+(\.\d+)?$/.test(value)) return this.dice.pick(AMOUNTS);
    return this.text();
  }

  /** What cannot be part of an address is left to bodies, where it is refused before anything reads it. */
  private text(): string {
    return this.dice.pick(TEXTS);
  }
}
