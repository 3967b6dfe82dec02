import { isAlike, isNearly, type PlainName, plainName } from './company-names.js';
import type { MatchFacts } from './matched-facts.js';

/** What speaks for two records being the same, and what against. Points from 0 to 100 are added up. */
const FOR = {
  'same-name': 90,
  'otherwise-written': 85,
  'nearly-same-name': 60,
  'similar-name': 45,
  'same-email': 60,
  'same-phone': 40,
  'same-postal-code': 15,
  'same-code': 85,
  'same-price': 20,
  'same-figure': 20,
  'same-kind': 5,
} as const;
const AGAINST = {
  'other-number': 40,
  'other-legal-form': 15,
  'other-currency': 30,
  'other-kind': 30,
  'other-figure': 20,
  'inactive-here': 10,
  'inactive-there': 20,
} as const;

export type MatchReason = keyof typeof FOR | keyof typeof AGAINST;
export const MATCH_REASONS = [...Object.keys(FOR), ...Object.keys(AGAINST)] as MatchReason[];

export interface Likeness {
  /** From 0 to 100: how sure it is. */
  score: number;
  reasons: MatchReason[];
}

const NAMES: readonly MatchReason[] = ['same-name', 'otherwise-written', 'nearly-same-name', 'similar-name'];

/** Records of different ranks are never alike. */
export function likenessOf(ours: MatchFacts, theirs: MatchFacts): Likeness {
  if (ours.rank !== theirs.rank) return { score: 0, reasons: [] };
  const pros = [...nameReason(ours, theirs), ...sameFacts(ours, theirs)];
  const cons = pros.length > 0 ? differences(ours, theirs, pros) : [];
  const points = pros.reduce((sum, reason) => sum + FOR[reason], 0);
  const doubts = cons.reduce((sum, reason) => sum + AGAINST[reason], 0);
  return { score: Math.max(0, Math.min(100, points) - doubts), reasons: [...pros, ...cons] };
}

function nameReason(ours: MatchFacts, theirs: MatchFacts): (keyof typeof FOR)[] {
  const [mine, yours] = [plainNames(ours), plainNames(theirs)];
  const found = mine.flatMap((one) => yours.map((other) => nameLikeness(one, other)));
  const best = NAMES.find((reason) => found.includes(reason));
  return best === undefined ? [] : [best as keyof typeof FOR];
}

function nameLikeness(one: Named, other: Named): MatchReason | undefined {
  if (one.written === other.written) return 'same-name';
  if (one.core === other.core) return 'otherwise-written';
  if (one.numbers !== other.numbers) return isAlike(one, other) ? 'similar-name' : undefined;
  if (isNearly(one, other)) return 'nearly-same-name';
  return isAlike(one, other) ? 'similar-name' : undefined;
}

function sameFacts(ours: MatchFacts, theirs: MatchFacts): (keyof typeof FOR)[] {
  return (
    [
      ['same-email', 'email'],
      ['same-phone', 'phone'],
      ['same-postal-code', 'postal'],
      ['same-code', 'code'],
      ['same-price', 'price'],
      ['same-figure', 'figure'],
      ['same-kind', 'kind'],
    ] as const
  )
    .filter(([, fact]) => ours[fact] !== null && ours[fact] === theirs[fact])
    .map(([reason]) => reason);
}

function differences(
  ours: MatchFacts,
  theirs: MatchFacts,
  pros: readonly MatchReason[],
): (keyof typeof AGAINST)[] {
  const [mine, yours] = [plainNames(ours)[0], plainNames(theirs)[0]];
  const differs = (fact: 'currency' | 'kind' | 'figure') =>
    ours[fact] !== null && theirs[fact] !== null && ours[fact] !== theirs[fact];
  const told: [keyof typeof AGAINST, boolean][] = [
    ['other-number', mine !== undefined && yours !== undefined && mine.numbers !== yours.numbers],
    ['other-legal-form', Boolean(mine?.form && yours?.form && mine.form !== yours.form)],
    ['other-currency', differs('currency')],
    ['other-kind', differs('kind')],
    ['other-figure', differs('figure')],
    ['inactive-here', !ours.active],
    ['inactive-there', !theirs.active],
  ];
  // Where the names or codes are the same letter by letter, what else stands in a name says nothing.
  const isSame = pros.includes('same-name') || pros.includes('same-code');
  return told
    .filter(
      ([reason, isSo]) => isSo && !(isSame && (reason === 'other-number' || reason === 'other-legal-form')),
    )
    .map(([reason]) => reason);
}

/** A name as it is written, beside what it says. */
interface Named extends PlainName {
  written: string;
}

const known = new WeakMap<MatchFacts, readonly Named[]>();

/** Worked out once for each: a page of theirs meets thousands of ours. */
export function plainNames(facts: MatchFacts): readonly Named[] {
  const before = known.get(facts);
  if (before) return before;
  const names = facts.names.map((name) => ({
    ...plainName(name),
    written: name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase(),
  }));
  known.set(facts, names);
  return names;
}

/** What two records have to share to be compared at all, so that not each is compared with each. */
export function keysOf(facts: MatchFacts): string[] {
  const { email, phone, code } = facts;
  return [
    ...plainNames(facts).flatMap(({ words, core }) => [
      `name ${core}`,
      ...words.map((word) => `word ${word}`),
    ]),
    ...(email === null ? [] : [`email ${email}`]),
    ...(phone === null ? [] : [`phone ${phone}`]),
    ...(code === null ? [] : [`code ${code}`]),
  ];
}
