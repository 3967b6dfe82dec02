/** The languages of the interface. */
export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** How numbers, dates and lists are written in a language, in Canada. */
export const LOCALES: Record<Language, string> = { en: 'en-CA', fr: 'fr-CA' };

/** A text, or its forms by number: `count` chooses between them. */
export type Wording = string | { one: string; other: string };

/** A text in every language, English first. */
export type Bilingual = readonly [en: Wording, fr: Wording];

export type Catalog = Readonly<Record<string, Bilingual>>;

export type Values = Readonly<Record<string, string | number>>;

const plurals = new Map<string, Intl.PluralRules>();
const numbers = new Map<string, Intl.NumberFormat>();

/** Fills `{name}` places; a number is written as the language writes it. A missing value leaves its place visible. */
export function translate(wordings: Bilingual, language: Language, values: Values = {}): string {
  const wording = wordings[language === 'fr' ? 1 : 0];
  const text = typeof wording === 'string' ? wording : wording[formOf(values.count, language)];
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    return value === undefined ? place : typeof value === 'number' ? written(value, language) : value;
  });
}

function formOf(count: string | number | undefined, language: Language): 'one' | 'other' {
  const rules = remembered(plurals, language, () => new Intl.PluralRules(LOCALES[language]));
  return rules.select(Number(count ?? 0)) === 'one' ? 'one' : 'other';
}

function written(value: number, language: Language): string {
  return remembered(numbers, language, () => new Intl.NumberFormat(LOCALES[language])).format(value);
}

function remembered<T>(cache: Map<string, T>, key: string, make: () => T): T {
  const known = cache.get(key) ?? make();
  cache.set(key, known);
  return known;
}
