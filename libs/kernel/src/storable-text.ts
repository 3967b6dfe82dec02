import { DomainError } from './domain-error.js';

/** A NUL, or half of a character that is written in two: PostgreSQL refuses both, as text and within JSON. */
const NOT_STORABLE = /[\0\p{Cs}]/u;

/** Whether a text can be kept as it is. */
export function isStorable(text: string): boolean {
  return !NOT_STORABLE.test(text);
}

/**
 * Where in a value that came as JSON the first text is that cannot be kept, e.g. `lines.0.description`; a name counts as the text
 * of its object. Undefined when everything can, and an empty path when the value is that text itself.
 */
export function whereNotStorable(value: unknown): string | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : '';
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, part] of Object.entries(value)) {
    if (!isStorable(name)) return '';
    const found = whereNotStorable(part);
    if (found !== undefined) return found === '' ? name : `${name}.${found}`;
  }
  return undefined;
}

/** JSON can say such a text only by its code. */
const MAY_HIDE = /\\u(?:0000|d[89a-f])/i;

/** Whether a JSON text may hold what cannot be kept; hardly one does, and then it is worth to look through its value. */
export function mayHideUnstorable(json: string): boolean {
  return MAY_HIDE.test(json);
}

/** The value with texts that can be kept: without a NUL, and with the sign for a damaged character in place of half of one. */
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return isStorable(value) ? value : value.replaceAll('\0', '').toWellFormed();
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(storable);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, storable(part)]));
}

/** In words, for whoever sent it. */
export function notStorable(field: string): DomainError {
  return new DomainError(
    'HTTP.NOT_VALID',
    `"${field}" must not contain a NUL character or half of a character, such as one piece of an emoji.`,
    { field, fix: 'Write this text anew; it was cut in the middle of a character.' },
  );
}
