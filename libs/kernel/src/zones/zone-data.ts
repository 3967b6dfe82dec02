import { createRequire } from 'node:module';

/** moment-timezone's packed form of the IANA database: only its data is used, none of its code. */
interface PackedData {
  version: string;
  zones: string[];
  links: string[];
}

/** When a zone's clock shows what: `offsets[i]` minutes east of UTC until `untils[i]`, the last one for ever. */
export interface ZoneRules {
  offsets: readonly number[];
  /** Milliseconds since 1970. */
  untils: readonly number[];
}

const data = createRequire(import.meta.url)('moment-timezone/data/packed/latest.json') as PackedData;
const packed = new Map(data.zones.map((zone) => [zone.slice(0, zone.indexOf('|')).toLowerCase(), zone]));
const links = new Map(data.links.map((link) => link.toLowerCase().split('|').reverse() as [string, string]));
const unpacked = new Map<string, ZoneRules | undefined>();

/** The release of the IANA time zone database that every computation here uses, e.g. `2026f`. */
export const TZDATA_VERSION = data.version;

/** The rules of a zone or of an alias of it; undefined for a name that the database does not have. */
export function rulesOf(zone: string): ZoneRules | undefined {
  const name = zone.toLowerCase();
  if (unpacked.has(name)) return unpacked.get(name);
  const text = packed.get(name) ?? packed.get(links.get(name) ?? '');
  const rules = text === undefined ? undefined : unpack(text);
  // Only names that exist are remembered: the others are typed by people and have no end.
  if (rules) unpacked.set(name, rules);
  return rules;
}

function unpack(text: string): ZoneRules {
  const [, , west = '', indices = '', lengths = ''] = text.split('|');
  const minutesWest = west.split(' ').map(fromBase60);
  let until = 0;
  const untils = lengths.split(' ').flatMap((minutes) => {
    if (minutes === '') return [];
    until += fromBase60(minutes) * 60_000;
    return [Math.round(until)];
  });
  const offsets = [...indices].map((index) => 0 - (minutesWest[fromBase60(index)] ?? 0));
  return { offsets, untils };
}

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWX';

function fromBase60(text: string): number {
  const [whole = '', part = ''] = text.replace('-', '').split('.');
  let value = 0;
  for (const digit of whole) value = value * 60 + DIGITS.indexOf(digit);
  let weight = 1;
  for (const digit of part) {
    weight /= 60;
    value += DIGITS.indexOf(digit) * weight;
  }
  return text.startsWith('-') ? -value : value;
}
