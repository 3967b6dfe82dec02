/** What a name says, whoever wrote it: words without accents, legal forms and little words. */
export interface PlainName {
  /** Word for word, without capitals, accents and punctuation. */
  text: string;
  /** What is left without legal form and little words, in the order of the alphabet. */
  core: string;
  words: readonly string[];
  /** `inc`, `ltd` and so on, in one spelling for both languages; null where the name says none. */
  form: string | null;
  /** What is written with digits: `9123`, `lot 4`. Where they differ, it is somebody else. */
  numbers: string;
}

const FORMS: Readonly<Record<string, string>> = {
  ...{ inc: 'inc', incorporated: 'inc', incorporee: 'inc' },
  ...{ ltd: 'ltd', limited: 'ltd', ltee: 'ltd', limitee: 'ltd' },
  ...{ corp: 'corp', corporation: 'corp' },
  ...{ co: 'co', company: 'co', cie: 'co', compagnie: 'co' },
  ...{ llc: 'llc', llp: 'llp', lp: 'lp', ulc: 'ulc', enr: 'enr', enrg: 'enr', reg: 'enr' },
  ...{ senc: 'senc', sencrl: 'llp', srl: 'srl', sec: 'lp', coop: 'coop', gmbh: 'gmbh' },
};

const LITTLE = new Set(['the', 'and', 'of', 'le', 'la', 'les', 'l', 'et', 'de', 'du', 'des', 'd', 'a']);

export function plainName(name: string): PlainName {
  const all = wordsOf(name);
  const named = all.filter((word) => !LITTLE.has(word));
  const own = named.filter((word, index) => index === 0 || FORMS[word] === undefined);
  const words = [...new Set(own.length > 0 ? own : all)];
  const form = named.slice(1).findLast((word) => FORMS[word] !== undefined);
  return {
    ...{ text: all.join(' '), words, core: words.toSorted().join(' ') },
    form: form === undefined ? null : (FORMS[form] ?? null),
    numbers: words
      .filter((word) => /\d/.test(word))
      .toSorted()
      .join(' '),
  };
}

function wordsOf(name: string): string[] {
  return (
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replaceAll('œ', 'oe')
      .replaceAll('æ', 'ae')
      .replaceAll('ß', 'ss')
      // S.E.N.C. is one word.
      .replace(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, '')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '')
  );
}

/** Half of all their words are in both. */
const ALIKE = 0.5;

export function isAlike(one: PlainName, other: PlainName): boolean {
  const shared = one.words.filter((word) => other.words.includes(word)).length;
  return shared > 0 && shared / (one.words.length + other.words.length - shared) >= ALIKE;
}

/** A slip of the pen: one letter, or two in a long name, is another, missing or too many. */
export function isNearly(one: PlainName, other: PlainName): boolean {
  const longest = Math.max(one.core.length, other.core.length);
  if (longest < 6) return false;
  const allowed = longest < 14 ? 1 : 2;
  return Math.abs(one.core.length - other.core.length) <= allowed && slips(one.core, other.core) <= allowed;
}

/** How many letters must be put in, taken out or replaced to make the one of the other. */
function slips(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
