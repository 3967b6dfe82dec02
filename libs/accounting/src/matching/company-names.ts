import { foldName, isLittleWord, isWithinEdits, legalFormOf, sharedWords } from '#kernel';

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

export function plainName(name: string): PlainName {
  const all = wordsOf(name);
  const named = all.filter((word) => !isLittleWord(word));
  const own = named.filter((word, index) => index === 0 || legalFormOf(word) === undefined);
  const words = [...new Set(own.length > 0 ? own : all)];
  const form = named
    .slice(1)
    .map((word) => legalFormOf(word))
    .findLast((one) => one !== undefined);
  return {
    ...{ text: all.join(' '), words, core: words.toSorted().join(' ') },
    form: form ?? null,
    numbers: words
      .filter((word) => /\d/.test(word))
      .toSorted()
      .join(' '),
  };
}

function wordsOf(name: string): string[] {
  return (
    foldName(name)
      // S.E.N.C. is one word.
      .replace(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, '')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '')
  );
}

/** Half of all their words are in both. */
const ALIKE = 0.5;

export function isAlike(one: PlainName, other: PlainName): boolean {
  return sharedWords(one.words, other.words) >= ALIKE;
}

/** A slip of the pen: one letter, or two in a long name, is another, missing or too many. */
export function isNearly(one: PlainName, other: PlainName): boolean {
  const longest = Math.max(one.core.length, other.core.length);
  if (longest < 6) return false;
  return isWithinEdits(one.core, other.core, longest < 14 ? 1 : 2);
}
