/** Letters that no Unicode decomposition takes apart. */
const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd' };

/** Small letters without accents, ligatures and full-width forms: `Œuvres Élite` and `oeuvres elite` are one. */
export function foldLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[œæßøłđ]/g, (letter) => LIGATURES[letter] ?? letter);
}

/** A name's folded letters without the article that French writes before a vowel: `L'Atelier` is `atelier`. */
export function foldName(name: string): string {
  return foldLetters(name).replace(/(?<![\p{L}\p{N}])[ld]['’](?=\p{L})/gu, '');
}

/** How many of all words that two lists have are in both, from 0 to 1 (Jaccard). No word may stand twice in a list. */
export function sharedWords(some: readonly string[], others: readonly string[]): number {
  const sum = some.length + others.length;
  let shared = 0;
  for (const word of some) if (others.includes(word)) shared++;
  return shared === 0 ? 0 : shared / (sum - shared);
}

/**
 * Whether the one becomes the other when at most so many letters are put in, left out or replaced (Levenshtein). Names
 * that are too unlike are given up early, since thousands are compared with thousands.
 */
export function isWithinEdits(one: string, other: string, most: number): boolean {
  if (Math.abs(one.length - other.length) > most) return false;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      const edits = Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      next.push(edits);
      least = Math.min(least, edits);
    }
    if (least > most) return false;
    row = next;
  }
  return (row[other.length] ?? 0) <= most;
}

/** How companies end, without accents and full stops; one spelling for both languages. */
const LEGAL_FORMS: Readonly<Record<string, string>> = {
  ...{ inc: 'inc', incorporated: 'inc', incorporee: 'inc' },
  ...{ ltd: 'ltd', limited: 'ltd', ltee: 'ltd', limitee: 'ltd' },
  ...{ corp: 'corp', corporation: 'corp' },
  ...{ co: 'co', company: 'co', cie: 'co', compagnie: 'co' },
  ...{ llc: 'llc', llp: 'llp', lp: 'lp', ulc: 'ulc', enr: 'enr', enrg: 'enr', reg: 'enr' },
  ...{ senc: 'senc', sencrl: 'llp', srl: 'srl', sec: 'lp', coop: 'coop', gmbh: 'gmbh' },
};

/** `inc`, `ltd` and so on for a folded word that says how a company is founded; undefined for every other. */
export function legalFormOf(word: string): string | undefined {
  return Object.hasOwn(LEGAL_FORMS, word) ? LEGAL_FORMS[word] : undefined;
}

/** No single letters: in `A & D Heating` they are the name. */
const LITTLE_WORDS = new Set(['the', 'and', 'of', 'le', 'la', 'les', 'et', 'de', 'du', 'des']);

/** Whether a folded word says nothing about whose name it stands in: `the`, `et`, `du`. */
export function isLittleWord(word: string): boolean {
  return LITTLE_WORDS.has(word);
}
