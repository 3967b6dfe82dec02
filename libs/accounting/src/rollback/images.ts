import { canonicalJson } from '#kernel';

export type Fields = Readonly<Record<string, unknown>>;

/** Of the fields that somebody wrote: what they said before, and what they said then. */
export interface Images {
  before: Fields;
  after: Fields;
}

/** How a record stands now, measured by what was written to it once. */
export interface Standing {
  /** Fields that still say what was written. */
  held: string[];
  /** Fields that say again what they said before. */
  restored: string[];
  /** Fields that somebody has written since. */
  rewritten: string[];
}

/** The fields in which two states of one record differ; undefined where none does. */
export function imagesOf(before: Fields, after: Fields): Images | undefined {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = fields.filter((field) => !isSame(before[field], after[field]));
  return changed.length === 0 ? undefined : { before: part(before, changed), after: part(after, changed) };
}

/** Changes of one record in their order as one; undefined where it ended as it began. */
export function composed(changes: readonly Images[]): Images | undefined {
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  for (const change of changes) {
    for (const [field, value] of Object.entries(change.before)) if (!(field in before)) before[field] = value;
    Object.assign(after, change.after);
  }
  return imagesOf(before, after);
}

/** Where the fields of `images` stand in `current`. */
export function standingOf({ before, after }: Images, current: Fields): Standing {
  const standing: Standing = { held: [], restored: [], rewritten: [] };
  for (const field of Object.keys(after)) {
    if (isSame(current[field], after[field])) standing.held.push(field);
    else if (isSame(current[field], before[field])) standing.restored.push(field);
    else standing.rewritten.push(field);
  }
  return standing;
}

/** `current`, with these fields as they were before. */
export function restored<T extends object>(current: T, { before }: Images, fields: readonly string[]): T {
  return { ...current, ...part(before, fields) };
}

/** The images of some fields alone. */
export function only({ before, after }: Images, fields: readonly string[]): Images {
  return { before: part(before, fields), after: part(after, fields) };
}

/** Absent and null are one: an image is kept as JSON, which knows no absent value. */
function isSame(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}

function part(record: Fields, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field, record[field] ?? null]));
}
