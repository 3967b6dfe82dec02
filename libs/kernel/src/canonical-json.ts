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
  for (const key of Object.keys(value).sort()) {
    const item = textOf((value as Record<string, unknown>)[key]);
    if (item !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${item}`;
  }
  return `{${text}}`;
}
