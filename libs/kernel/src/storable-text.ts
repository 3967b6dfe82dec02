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
