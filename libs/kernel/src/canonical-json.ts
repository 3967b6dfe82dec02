import { hash } from 'node:crypto';

/** JSON with sorted keys and without `undefined`, so that equal values have equal text. */
export function canonicalJson(value: unknown): string {
  return textOf(value) ?? 'null';
}

/** SHA-256 of the canonical JSON, as 64 hexadecimal digits. */
export function digestOf(value: unknown): string {
  return digestOfText(canonicalJson(value));
}

/** The same of a text that is canonical JSON already. */
export function digestOfText(canonical: string): string {
  return hash('sha256', canonical, 'hex');
}

/** Written straight away: a sorted copy of every object would cost an import as much as its database does. */
function textOf(value: unknown): string | undefined {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => textOf(item) ?? 'null').join(',')}]`;
  if ('toJSON' in value && typeof value.toJSON === 'function') return textOf(value.toJSON());
  let text = '';
  for (const key of sortedKeys(value)) {
    const item = textOf((value as Record<string, unknown>)[key]);
    if (item !== undefined) text += `${text === '' ? '' : ','}${keyText(key)}:${item}`;
  }
  return `{${text}}`;
}

/** Most objects come in that order already: looking costs less than sorting. */
function sortedKeys(value: object): string[] {
  const keys = Object.keys(value);
  for (let index = 1; index < keys.length; index++)
    if ((keys[index - 1] as string) > (keys[index] as string)) return keys.sort();
  return keys;
}

/** Names of fields; documents that people made up must not fill the memory. */
const MAX_KEY_TEXTS = 2_000;
const keyTexts = new Map<string, string>();

function keyText(key: string): string {
  const known = keyTexts.get(key);
  if (known !== undefined) return known;
  const text = JSON.stringify(key);
  if (keyTexts.size < MAX_KEY_TEXTS) keyTexts.set(key, text);
  return text;
}
