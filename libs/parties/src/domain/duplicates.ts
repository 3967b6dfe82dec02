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

const LEGAL_FORMS = new Set(
  'inc incorporated ltd ltee limited limitee llc llp lp corp corporation co company cie compagnie enr senc sencrl ulc'.split(
    ' ',
  ),
);
const FILLERS = new Set('the le la les of de du des and et'.split(' '));

/** The name without capitals, accents, punctuation, legal form and small words. */
export function nameKey(name: string): string {
  const words = plain(name).split(' ');
  const telling = words.filter((word) => !LEGAL_FORMS.has(word) && !FILLERS.has(word));
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

/** Pairs that may be one customer, the likeliest first. Only what could be merged is compared. */
export function findDuplicates(customers: readonly Comparable[]): DuplicatePair[] {
  const found = new Map<string, DuplicatePair>();
  for (const group of groupsOf(customers)) {
    for (const [at, one] of group.entries())
      for (const other of group.slice(at + 1)) {
        const [first, second] = one.id < other.id ? [one, other] : [other, one];
        const key = `${first.id} ${second.id}`;
        if (found.has(key)) continue;
        const pair = compare(first, second);
        if (pair) found.set(key, pair);
      }
  }
  return [...found.values()].sort(
    (a, b) =>
      b.score - a.score || a.first.id.localeCompare(b.first.id) || a.second.id.localeCompare(b.second.id),
  );
}

/** Undefined when they are not alike, or could not be merged. */
export function compare(first: Comparable, second: Comparable): DuplicatePair | undefined {
  const isComparable =
    first.parentId === second.parentId &&
    first.isProject === second.isProject &&
    first.currency === second.currency;
  if (!isComparable) return undefined;
  const reasons: DuplicateReason[] = [];
  const names = likeness(namesOf(first), namesOf(second));
  if (names) reasons.push(names);
  if (isSame(emailKey(first), emailKey(second))) reasons.push('same-email');
  if (isSame(phoneKey(first.phone), phoneKey(second.phone))) reasons.push('same-phone');
  if (isSame(addressKey(first.billingAddress), addressKey(second.billingAddress)))
    reasons.push('same-address');
  const score = Math.min(
    100,
    reasons.reduce((sum, reason) => sum + POINTS[reason], 0),
  );
  return score < LEAST ? undefined : { first, second, score, reasons };
}

/** Customers with any sign in common, so that not everybody is compared with everybody. */
function groupsOf(customers: readonly Comparable[]): Comparable[][] {
  const groups = new Map<string, Comparable[]>();
  for (const customer of customers) {
    const keys = new Set([
      ...namesOf(customer).flatMap((name) => [
        `name ${name}`,
        `start ${name.slice(0, 4)}`,
        `end ${name.slice(-4)}`,
      ]),
      `email ${emailKey(customer)}`,
      `phone ${phoneKey(customer.phone)}`,
      `address ${addressKey(customer.billingAddress)}`,
    ]);
    for (const key of keys) {
      if (key.endsWith(' undefined')) continue;
      const group = groups.get(key) ?? [];
      group.push(customer);
      groups.set(key, group);
    }
  }
  return [...groups.values()].filter(({ length }) => length > 1 && length <= LARGEST_GROUP);
}

function namesOf({ displayName, companyName }: Comparable): string[] {
  return [...new Set([nameKey(displayName), nameKey(companyName ?? displayName)])].filter(
    (name) => name !== '',
  );
}

function emailKey({ email }: Comparable): string | undefined {
  return email?.trim().toLowerCase() || undefined;
}

function likeness(some: string[], others: string[]): 'same-name' | 'similar-name' | undefined {
  const pairs = some.flatMap((a) => others.map((b) => [a, b] as const));
  if (pairs.some(([a, b]) => a === b || sorted(a) === sorted(b))) return 'same-name';
  return pairs.some(([a, b]) => isSimilar(a, b)) ? 'similar-name' : undefined;
}

/** One slip of the keyboard in short names, two in long ones; a different number is a different name. */
function isSimilar(a: string, b: string): boolean {
  if (a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return false;
  const shorter = Math.min(a.length, b.length);
  return shorter >= 5 && distance(a, b) <= (shorter >= 10 ? 2 : 1);
}

/** How many letters must be put in, left out or replaced (Levenshtein). */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/['’.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function sorted(name: string): string {
  return name.split(' ').sort().join(' ');
}

function isSame(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && a === b;
}
