import { kindOf } from '../entities/catalog.js';
import { faults } from '../faults/qbo-fault.js';
import type { CompanyBooks } from '../store/company-books.js';
import type { Body } from '../store/doc.js';
import { stamp, wholeSeconds } from '../store/wire-time.js';

const LOOK_BACK_MS = 30 * 86_400_000;
const MAX_OBJECTS = 1000;

/**
 * Everything of the named entities that changed since a moment, with tombstones for what was deleted. Thirty days back at most and a
 * thousand objects an entity; the oldest changes come first, so that a truncated answer loses none.
 */
export function changeDataCapture(books: CompanyBooks, entities: string, changedSince: string): Body {
  const names = entities
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0) throw faults.required('entities');
  // A plus sign in a zone offset arrives as a space when the caller did not escape it.
  const since = Date.parse(changedSince.trim().replace(/ (\d{2}:?\d{2})$/, '+$1'));
  if (changedSince === '') throw faults.required('changedSince');
  if (Number.isNaN(since)) throw faults.invalidDate('changedSince', changedSince);
  if (since < books.now().getTime() - LOOK_BACK_MS)
    throw faults.business('changedSince cannot be more than 30 days in the past.', 'changedSince');
  return {
    CDCResponse: [{ QueryResponse: names.map((name) => changesOf(books, name, wholeSeconds(since))) }],
  };
}

function changesOf(books: CompanyBooks, name: string, since: number): Body {
  const kind = kindOf(name);
  if (!kind?.isInCdc) throw faults.unknownEntity(name);
  const live: { at: number; row: Body }[] = [];
  const table = books.table(kind.name);
  for (const doc of table.changed(since, Number.POSITIVE_INFINITY)) {
    live.push({ at: table.updatedAt(doc.Id) ?? 0, row: doc });
    if (live.length > MAX_OBJECTS) break;
  }
  const gone = books
    .tombstones(kind.name)
    .filter((tombstone) => tombstone.deleted >= since)
    .map((tombstone) => ({ at: tombstone.deleted, row: tombstoneRow(tombstone.id, tombstone.deleted) }));
  // What was deleted comes first within its second: whoever reads the rest by query finds everything but that.
  const rows = [...gone, ...live]
    .sort((a, b) => a.at - b.at)
    .slice(0, MAX_OBJECTS)
    .map((entry) => entry.row);
  if (rows.length === 0) return {};
  return { [kind.name]: rows, startPosition: 1, maxResults: rows.length, totalCount: rows.length };
}

function tombstoneRow(id: string, deleted: number): Body {
  return {
    domain: 'QBO',
    status: 'Deleted',
    Id: id,
    MetaData: { LastUpdatedTime: stamp(new Date(deleted)) },
  };
}
