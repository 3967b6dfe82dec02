import type { Entity } from '../ports/canonical-documents.js';

/** Where a document names other records: a field (`termId`) or a field of its rows (`lines.itemId`). */
export type References = Readonly<Record<string, Entity>>;

type Document = Readonly<Record<string, unknown>>;
/** Answers the other side's id, or undefined when there is none. */
export type ResolveId = (entity: Entity, id: string) => string | undefined;

export interface TranslatedDocument {
  document: Record<string, unknown>;
  /** References without a counterpart, as `field` or `lines[2].itemId`, with the id that was not found. */
  missing: { path: string; entity: Entity; id: string }[];
}

/** Every id that the documents name, by entity. */
export function collectReferences(
  documents: Iterable<Document>,
  references: References,
): Map<Entity, Set<string>> {
  const found = new Map<Entity, Set<string>>();
  const entries = parse(references);
  for (const document of documents) {
    for (const { rows, field, entity } of entries) {
      for (const holder of holdersOf(document, rows)) {
        const id = holder[field];
        if (typeof id !== 'string') continue;
        const ids = found.get(entity);
        if (ids) ids.add(id);
        else found.set(entity, new Set([id]));
      }
    }
  }
  return found;
}

/** The same document with the other side's ids; what has no counterpart becomes null and is named in `missing`. */
export function translateReferences(
  document: Document,
  references: References,
  resolve: ResolveId,
): TranslatedDocument {
  const translated: Record<string, unknown> = { ...document };
  const missing: TranslatedDocument['missing'] = [];
  const copied = new Set<string>();
  for (const { rows, field, entity } of parse(references)) {
    if (rows !== undefined && !copied.has(rows)) {
      translated[rows] = holdersOf(document, rows).map((row) => ({ ...row }));
      copied.add(rows);
    }
    holdersOf(translated, rows).forEach((holder, index) => {
      const id = holder[field];
      if (typeof id !== 'string') return;
      const other = resolve(entity, id);
      (holder as Record<string, unknown>)[field] = other ?? null;
      if (other === undefined)
        missing.push({ path: rows === undefined ? field : `${rows}[${index}].${field}`, entity, id });
    });
  }
  return { document: translated, missing };
}

/**
 * `document` with our record wherever `ours` names one at the same place that is sent as the one that stands there: both
 * mean the same record of theirs. `standing`: the record that comes in, by the one that is sent for it.
 */
export function withStandIns(
  document: Document,
  ours: Document,
  references: References,
  standing: ReadonlyMap<string, string>,
): Document {
  if (standing.size === 0) return document;
  const named: Record<string, unknown> = { ...document };
  for (const { rows, field } of parse(references)) {
    const mine = holdersOf(ours, rows);
    const kept = holdersOf(named, rows).map((holder, index) => {
      const id = mine[index]?.[field];
      const isMeant = typeof id === 'string' && standing.get(id) === holder[field];
      return isMeant ? { ...holder, [field]: id } : holder;
    });
    if (rows === undefined) Object.assign(named, kept[0]);
    else if (kept.length > 0) named[rows] = kept;
  }
  return named;
}

interface ParsedReference {
  rows: string | undefined;
  field: string;
  entity: Entity;
}

const parsed = new WeakMap<References, ParsedReference[]>();

function parse(references: References): ParsedReference[] {
  let entries = parsed.get(references);
  if (!entries) {
    entries = Object.entries(references).map(([path, entity]) => {
      const [first = '', second] = path.split('.');
      return second === undefined
        ? { rows: undefined, field: first, entity }
        : { rows: first, field: second, entity };
    });
    parsed.set(references, entries);
  }
  return entries;
}

function holdersOf(document: Document, rows: string | undefined): Document[] {
  if (rows === undefined) return [document];
  const value = document[rows];
  return Array.isArray(value) ? (value as Document[]) : [];
}
