import { foldName, isLittleWord, isWithinEdits, legalFormOf } from '#kernel';
import type { Address } from './address.js';

/** What is compared of a customer. */
export interface Comparable {
  id: string;
  displayName: string;
  companyName: string | null;
  email: string | null;
  phone: string | null;
  billingAddress: Address | null;
  parentId: string | null;
  isProject: boolean;
  currency: string;
}

export type DuplicateReason = 'same-name' | 'similar-name' | 'same-email' | 'same-phone' | 'same-address';

/** Two customers that may be one, the first made first. */
export interface DuplicatePair {
  first: Comparable;
  second: Comparable;
  /** 0 to 100. */
  score: number;
  reasons: DuplicateReason[];
}

const POINTS: Readonly<Record<DuplicateReason, number>> = {
  'same-name': 60,
  'similar-name': 40,
  'same-email': 40,
  'same-phone': 35,
  'same-address': 25,
};

/** Two of a name, or two weaker signs. */
const LEAST = 40;
/** More than so many with one sign in common, e.g. a switchboard's number, say nothing. */
const LARGEST_GROUP = 50;
/** Comparisons, or customers made ready for them, between two pauses: some milliseconds. */
const STEPS_AT_A_TIME = 1000;

/** The name without capitals, accents, punctuation, legal form and small words. */
export function nameKey(name: string): string {
  const words = plain(name).split(' ');
  const telling = words.filter((word) => legalFormOf(word) === undefined && !isLittleWord(word));
  return (telling.length > 0 ? telling : words).join(' ');
}

/** The last ten digits, which leave out a country code; undefined when there are fewer than seven. */
export function phoneKey(phone: string | null): string | undefined {
  const digits = (phone ?? '').replace(/\D/g, '');
  return digits.length < 7 ? undefined : digits.slice(-10);
}

/** House number, first word of the street and postal code or city; undefined without a house number. */
export function addressKey(address: Address | null): string | undefined {
  const [number, street] = plain(address?.line1 ?? '').split(' ');
  const area = plain(address?.postalCode ?? '').replaceAll(' ', '') || plain(address?.city ?? '');
  return number && /\d/.test(number) && street && area ? `${number} ${street} ${area}` : undefined;
}

/**
 * Pairs that may be one customer, the likeliest first. Only what could be merged is compared. It takes seconds for tens of
 * thousands, so it stops for `pause` every few milliseconds and others have their turn.
 */
export async function findDuplicates(
  customers: readonly Comparable[],
  pause: () => Promise<void>,
): Promise<DuplicatePair[]> {
  const turns = inTurns(pause);
  const bySign = new Map<string, Signed[]>();
  for (const customer of customers) {
    addTo(bySign, signsOf(customer));
    await turns();
  }
  const found: DuplicatePair[] = [];
  const groups = [...bySign.values()].filter(({ length }) => length > 1 && length <= LARGEST_GROUP);
  const placesOf = placesIn(groups);
  for (const [place, group] of groups.entries()) {
    for (const [at, one] of group.entries()) {
      const others = group.slice(at + 1);
      for (const other of others) {
        if (firstShared(placesOf.get(one), placesOf.get(other)) !== place) continue;
        const pair = one.id < other.id ? alike(one, other) : alike(other, one);
        if (pair) found.push(pair);
      }
      await turns(others.length);
    }
  }
  return found.sort(
    (a, b) => b.score - a.score || inOrder(a.first.id, b.first.id) || inOrder(a.second.id, b.second.id),
  );
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Undefined when they are not alike, or could not be merged. */
export function compare(first: Comparable, second: Comparable): DuplicatePair | undefined {
  return alike(signsOf(first), signsOf(second));
}

/** A customer with all that is compared of it, worked out once. */
interface Signed {
  id: string;
  customer: Comparable;
  names: Name[];
  email: string | undefined;
  phone: string | undefined;
  address: string | undefined;
}

interface Name {
  text: string;
  sorted: string;
  digits: string;
}

function signsOf(customer: Comparable): Signed {
  const { id, displayName, companyName, email, phone, billingAddress, parentId } = customer;
  // Jobs and branches of a customer bear its company's name: what tells them apart is their own.
  const company = parentId === null ? companyName : null;
  const texts = new Set([nameKey(displayName), nameKey(company ?? displayName)]);
  return {
    id,
    customer,
    names: [...texts].filter((text) => text !== '').map(nameOf),
    email: email?.trim().toLowerCase() || undefined,
    phone: phoneKey(phone),
    address: addressKey(billingAddress),
  };
}

function nameOf(text: string): Name {
  return { text, sorted: text.split(' ').sort().join(' '), digits: text.replace(/\D/g, '') };
}

function alike(one: Signed, other: Signed): DuplicatePair | undefined {
  const [first, second] = [one.customer, other.customer];
  const isComparable =
    first.parentId === second.parentId &&
    first.isProject === second.isProject &&
    first.currency === second.currency;
  if (!isComparable) return undefined;
  const reasons: DuplicateReason[] = [];
  const names = likeness(one.names, other.names);
  if (names) reasons.push(names);
  if (isSame(one.email, other.email)) reasons.push('same-email');
  if (isSame(one.phone, other.phone)) reasons.push('same-phone');
  if (isSame(one.address, other.address)) reasons.push('same-address');
  const score = Math.min(
    100,
    reasons.reduce((sum, reason) => sum + POINTS[reason], 0),
  );
  return score < LEAST ? undefined : { first, second, score, reasons };
}

/** Puts a customer beside those with any sign in common, so that not everybody is compared with everybody. */
function addTo(bySign: Map<string, Signed[]>, customer: Signed): void {
  const { names, email, phone, address } = customer;
  const keys = new Set([
    ...names.flatMap(({ text }) => [`name ${text}`, `start ${text.slice(0, 4)}`, `end ${text.slice(-4)}`]),
    ...(email ? [`email ${email}`] : []),
    ...(phone ? [`phone ${phone}`] : []),
    ...(address ? [`address ${address}`] : []),
  ]);
  for (const key of keys) {
    const group = bySign.get(key);
    if (group) group.push(customer);
    else bySign.set(key, [customer]);
  }
}

/** The groups that each customer is in, in their order. */
function placesIn(groups: readonly Signed[][]): Map<Signed, number[]> {
  const places = new Map<Signed, number[]>();
  for (const [place, group] of groups.entries())
    for (const customer of group) {
      const own = places.get(customer);
      if (own) own.push(place);
      else places.set(customer, [place]);
    }
  return places;
}

/** Two who share several groups are compared in the first of them only. */
function firstShared(some: readonly number[] = [], others: readonly number[] = []): number | undefined {
  return some.find((place) => others.includes(place));
}

/** Waits for `pause` whenever so much was done since the last time. */
function inTurns(pause: () => Promise<void>): (done?: number) => Promise<void> {
  let sum = 0;
  return async (done = 1) => {
    sum += done;
    if (sum < STEPS_AT_A_TIME) return;
    sum = 0;
    await pause();
  };
}

function likeness(some: Name[], others: Name[]): 'same-name' | 'similar-name' | undefined {
  const pairs = some.flatMap((a) => others.map((b) => [a, b] as const));
  if (pairs.some(([a, b]) => a.sorted === b.sorted)) return 'same-name';
  return pairs.some(([a, b]) => isSimilar(a, b)) ? 'similar-name' : undefined;
}

/** One slip of the keyboard in short names, two in long ones; a different number is a different name. */
function isSimilar({ text: a, digits }: Name, { text: b, digits: others }: Name): boolean {
  if (digits !== others) return false;
  const shorter = Math.min(a.length, b.length);
  return shorter >= 5 && isWithinEdits(a, b, shorter >= 10 ? 2 : 1);
}

function plain(text: string): string {
  return foldName(text)
    .replace(/&/g, ' and ')
    .replace(/['’.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function isSame(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && a === b;
}
