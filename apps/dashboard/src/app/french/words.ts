/** What happened, and what to do. */
export type French = readonly [detail: string, fix?: string];

/** What the API sent with a refusal, under the names that its words give them. */
export type Values = Readonly<Record<string, unknown>>;

/** Words, or what makes them from the values; without a value that they name, the API's own words stand, which have it. */
export type Words = French | ((problem: Values) => French | undefined);

export type Refusals = Readonly<Record<string, Words>>;

export const RELOAD = 'Rouvrez la fiche et refaites votre changement.';
const CHANGED =
  'Quelqu’un a changé cette fiche depuis que vous l’avez ouverte; votre changement n’a pas été enregistré.';

export const STALE: French = [CHANGED, RELOAD];

/** What only a list of the API itself could name; a person who chose it from one has an old page before her. */
export const CHOOSE_AGAIN = 'Rouvrez la page et choisissez de nouveau dans la liste.';

/** Words of which some parts are values: each is a text or a number that came with the refusal. */
export function naming<const Name extends string>(
  names: readonly Name[],
  say: (values: Record<Name, string>, problem: Values) => French,
): (problem: Values) => French | undefined {
  return (problem) => {
    const found = names.map((name) => [name, problem[name]] as const);
    const isThere = ([, value]: readonly [Name, unknown]) =>
      typeof value === 'string' || typeof value === 'number';
    if (!found.every(isThere)) return undefined;
    const values = Object.fromEntries(found.map(([name, value]) => [name, String(value)]));
    return say(values as Record<Name, string>, problem);
  };
}

/** `1234.50` as it is written in French. */
export const number = (text: string): string => text.replace('.', ',');

/** `La ligne 3`, from its number or from the field that the refusal is about; `Une ligne` where neither says which. */
export function lineOf({ lineNumber, field }: Values): string {
  if (typeof lineNumber === 'number' || typeof lineNumber === 'string') return `La ligne ${lineNumber}`;
  const index = typeof field === 'string' ? /^lines\.(\d+)/.exec(field)?.[1] : undefined;
  return index === undefined ? 'Une ligne' : `La ligne ${Number(index) + 1}`;
}

/** By the field that it is about, where a code says something else of each. */
export const byField =
  (words: Readonly<Record<string, French>>, otherwise: French) =>
  ({ field }: Values): French =>
    (typeof field === 'string' ? words[field] : undefined) ?? otherwise;

/** `a, b et c`. */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} et ${parts.at(-1)}`;
}
