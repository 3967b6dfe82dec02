import { type EntityKind, hasActive, kindOf } from '../entities/catalog.js';
import { fieldsOf } from '../entities/fields.js';
import { faults } from '../faults/qbo-fault.js';
import type { CompanyBooks } from '../store/company-books.js';
import { type Body, type Doc, isBody } from '../store/doc.js';
import type { EntityTable } from '../store/entity-table.js';
import { compile, type Test, timeOf, valueAt } from './match.js';
import { type Condition, parseQuery, type SelectQuery } from './parse.js';

const LAST_UPDATED = 'MetaData.LastUpdatedTime';
/** Parts of a document that a filter cannot look into. */
const NOT_QUERYABLE = new Set([
  'Line',
  'LinkedTxn',
  'TxnTaxDetail',
  'BillAddr',
  'ShipAddr',
  'CustomField',
  'AttachableRef',
]);
/** Of a list, only these can be asked for: what a file hangs on. */
const OF_CARRIERS = new Map(
  ['AttachableRef.EntityRef.type', 'AttachableRef.EntityRef.value'].map((path) => [path.toLowerCase(), path]),
);

export type QueryResponse = Body;

/** Answers one query in the shape of the service: `{}` when nothing matches, a bare `totalCount` for `count(*)`. */
export function runQuery(books: CompanyBooks, source: string): QueryResponse {
  const query = parseQuery(source);
  const kind = kindOf(query.entity);
  if (!kind) throw faults.queryInvalid(`Metadata not found for Entity: ${query.entity}`);
  const checked = withExactFields(kind, query);
  const table = books.table(kind.name);
  if (query.isCount) return { totalCount: count(table, kind, checked) };
  const docs = page(table, kind, checked);
  if (docs.length === 0) return {};
  const rows = checked.fields ? docs.map((doc) => project(doc, checked.fields ?? [])) : docs;
  return { [kind.name]: rows, startPosition: query.startPosition, maxResults: docs.length };
}

/** Field names are not case-sensitive in practice; the answer and the comparison use the real spelling. */
function withExactFields(kind: EntityKind, query: SelectQuery): SelectQuery {
  const exact = (field: string): string => {
    const [head = '', ...rest] = field.split('.');
    const found = exactName(kind, head);
    if (found === undefined) throw faults.queryInvalid(`Property ${field} not found for Entity ${kind.name}`);
    if (found !== 'MetaData') return [found, ...rest].join('.');
    const part = ['CreateTime', 'LastUpdatedTime'].find(
      (name) => name.toLowerCase() === rest.join('.').toLowerCase(),
    );
    if (rest.length > 0 && !part)
      throw faults.queryInvalid(`Property ${field} not found for Entity ${kind.name}`);
    return part ? `MetaData.${part}` : 'MetaData';
  };
  const filterable = (field: string): string => {
    const carrier = kind.name === 'Attachable' ? OF_CARRIERS.get(field.toLowerCase()) : undefined;
    if (carrier) return carrier;
    const name = exact(field);
    if (NOT_QUERYABLE.has(name.split('.')[0] ?? ''))
      throw faults.queryInvalid(`property '${field}' is not queryable`);
    return name;
  };
  return {
    ...query,
    fields: query.fields?.map(exact),
    conditions: query.conditions.map((condition) => ({ ...condition, field: filterable(condition.field) })),
    order: query.order.map((entry) => ({ ...entry, field: filterable(entry.field) })),
  };
}

function exactName(kind: EntityKind, name: string): string | undefined {
  const fields = fieldsOf(kind.name);
  if (!fields || fields.has(name)) return name;
  for (const field of fields) if (field.toLowerCase() === name.toLowerCase()) return field;
  return undefined;
}

interface Plan {
  readonly from: number;
  readonly to: number;
  readonly tests: readonly Test[];
}

/** Bounds on the last change go to the ordered index; everything else is tested document by document. */
function plan(kind: EntityKind, conditions: readonly Condition[]): Plan {
  let [from, to] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const tests: Test[] = [];
  for (const condition of conditions) {
    if (
      condition.field === 'Active' &&
      condition.operator === 'IN' &&
      new Set(condition.values.map(String)).size > 1
    )
      continue;
    const first = condition.values[0];
    if (
      condition.field !== LAST_UPDATED ||
      first === undefined ||
      condition.operator === 'IN' ||
      condition.operator === 'LIKE'
    ) {
      tests.push(compile(condition));
      continue;
    }
    const bound = timeOf(first);
    if (condition.operator === '>=' || condition.operator === '=') from = Math.max(from, bound);
    if (condition.operator === '>') from = Math.max(from, bound + 1);
    if (condition.operator === '<') to = Math.min(to, bound);
    if (condition.operator === '<=' || condition.operator === '=') to = Math.min(to, bound + 1);
  }
  // Lists leave out what was made inactive unless the query speaks of `Active`.
  const asksActive = conditions.some((condition) => condition.field === 'Active');
  if (hasActive(kind) && !asksActive) tests.push((doc) => doc.Active !== false);
  return { from, to, tests };
}

function isBounded({ from, to }: Plan): boolean {
  return from !== Number.NEGATIVE_INFINITY || to !== Number.POSITIVE_INFINITY;
}

/** Documents that an equality on an indexed field leaves over, or all of them. */
function candidates(table: EntityTable, query: SelectQuery, bounds: Plan): Iterable<Doc> {
  for (const condition of query.conditions) {
    if (condition.operator !== '=' && condition.operator !== 'IN') continue;
    const keys = condition.values.map(String);
    const ids = condition.field === 'Id' ? keys : lookedUp(table, condition.field, keys);
    if (ids) return [...new Set(ids)].flatMap((id) => inBounds(table, id, bounds));
  }
  return isBounded(bounds) ? table.changed(bounds.from, bounds.to) : table.list();
}

function lookedUp(table: EntityTable, field: string, keys: readonly string[]): string[] | undefined {
  const sets = keys.map((key) => table.lookUp(field, key));
  return sets.some((set) => set === undefined) ? undefined : sets.flatMap((set) => [...(set ?? [])]);
}

function inBounds(table: EntityTable, id: string, bounds: Plan): Doc[] {
  const [doc, at] = [table.get(id), table.updatedAt(id)];
  return doc && at !== undefined && at >= bounds.from && at < bounds.to ? [doc] : [];
}

function count(table: EntityTable, kind: EntityKind, query: SelectQuery): number {
  const bounds = plan(kind, query.conditions);
  if (bounds.tests.length === 0)
    return isBounded(bounds) ? table.countChanged(bounds.from, bounds.to) : table.size;
  let total = 0;
  for (const doc of candidates(table, query, bounds)) if (bounds.tests.every((test) => test(doc))) total++;
  return total;
}

function page(table: EntityTable, kind: EntityKind, query: SelectQuery): Doc[] {
  const bounds = plan(kind, query.conditions);
  const skip = query.startPosition - 1;
  const only = query.order.length === 1 ? query.order[0] : undefined;
  if (only?.field === LAST_UPDATED && !query.conditions.some((condition) => condition.field === 'Id')) {
    return inOrderOfChange(table, bounds, {
      skip,
      limit: query.maxResults,
      isNewestFirst: only.isDescending,
    });
  }
  const source = candidates(table, query, bounds);
  if (query.order.length === 0) return take(source, bounds.tests, skip, query.maxResults);
  const all = [...source].filter((doc) => bounds.tests.every((test) => test(doc)));
  return all.sort((a, b) => byOrder(a, b, query)).slice(skip, skip + query.maxResults);
}

function inOrderOfChange(
  table: EntityTable,
  bounds: Plan,
  wanted: { skip: number; limit: number; isNewestFirst: boolean },
): Doc[] {
  if (bounds.tests.length === 0) {
    return take(
      table.changed(bounds.from, bounds.to, wanted.skip, wanted.isNewestFirst),
      [],
      0,
      wanted.limit,
    );
  }
  return take(
    table.changed(bounds.from, bounds.to, 0, wanted.isNewestFirst),
    bounds.tests,
    wanted.skip,
    wanted.limit,
  );
}

function take(source: Iterable<Doc>, tests: readonly Test[], skip: number, limit: number): Doc[] {
  const taken: Doc[] = [];
  let seen = 0;
  if (limit === 0) return taken;
  for (const doc of source) {
    if (!tests.every((test) => test(doc)) || seen++ < skip) continue;
    taken.push(doc);
    if (taken.length === limit) break;
  }
  return taken;
}

function byOrder(a: Doc, b: Doc, query: SelectQuery): number {
  for (const { field, isDescending } of query.order) {
    const difference = compareValues(valueAt(a, field), valueAt(b, field), field);
    if (difference !== 0) return isDescending ? -difference : difference;
  }
  return 0;
}

function compareValues(a: unknown, b: unknown, field: string): number {
  if (a === b) return 0;
  if (a === undefined) return -1;
  if (b === undefined) return 1;
  if (field === 'Id') return Number(a) - Number(b);
  if (field.startsWith('MetaData.')) return Date.parse(String(a)) - Date.parse(String(b));
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a).toLowerCase(), String(b).toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The service answers named fields together with what identifies the entity. */
function project(doc: Doc, fields: readonly string[]): Body {
  const row: Body = { domain: doc.domain, sparse: true };
  for (const field of ['Id', ...fields]) {
    const [head = '', part] = field.split('.');
    const value = doc[head];
    if (value === undefined) continue;
    const kept = row[head];
    row[head] = part && isBody(value) ? { ...(isBody(kept) ? kept : {}), [part]: value[part] } : value;
  }
  return row;
}
