import { faults } from '../faults/qbo-fault.js';
import { applyEffects } from '../posting/apply-effects.js';
import { effectsOf } from '../posting/effects.js';
import type { Operation } from '../store/change-log.js';
import type { CompanyBooks } from '../store/company-books.js';
import { type Body, child, copy, type Doc, isBody, isTrue, text } from '../store/doc.js';
import { stamp, wholeSeconds } from '../store/wire-time.js';
import { checkAttachable } from './attachables.js';
import { type EntityKind, kindOf } from './catalog.js';
import { checkBody, checkEmails, checkRequired } from './check-body.js';
import { findRate } from './exchange-rates.js';
import { completeExchangeRate, completeListEntry } from './list-rules.js';
import { completeName, renameChildren } from './name-rules.js';
import { resolveReferences } from './references.js';
import { releasePayments } from './release-payments.js';
import { checkDeposited, checkPeriod, checkStockStart, completeTransaction } from './txn-rules.js';
import { voided } from './void-rules.js';

export interface WriteOptions {
  /** `include=allowduplicatedocnum` */
  readonly allowDuplicateDocNumber?: boolean;
}

export interface Write {
  readonly kind: 'create' | 'update' | 'delete' | 'void';
  readonly entity: string;
  readonly body: Body;
  readonly at: Date;
  readonly options: WriteOptions;
}

/** Fields that only the service writes: a body may carry them, and they are ignored. */
const SERVICE_FIELDS = [
  'Id',
  'SyncToken',
  'MetaData',
  'domain',
  'sparse',
  'status',
  'FullyQualifiedName',
  'HomeTotalAmt',
  'HomeBalance',
  'Level',
];
/** Read-only fields that a full update must not clear. */
const KEPT_FIELDS = [
  'Type',
  'FileName',
  'ContentType',
  'FileAccessUri',
  'TempDownloadUri',
  'Size',
  'DeliveryInfo',
  'AccountType',
  'POStatus',
  'TxnStatus',
  'AcceptedDate',
  'RateValue',
  'AgencyRef',
  'CurrencyRef',
];

/** One write through the rules of the service. Nothing is changed unless everything holds. */
export function applyWrite(books: CompanyBooks, write: Write): Doc {
  const kind = kindOf(write.entity);
  if (!kind) throw faults.unknownEntity(write.entity);
  if (!kind.verbs.has(write.kind)) throw faults.unsupportedOperation(`${write.kind} on ${kind.name}`);
  if (write.kind === 'create') return create(books, kind, write);
  const previous = current(books, kind, write.body);
  if (!previous) return create(books, kind, write);
  if (kind.name !== 'ExchangeRate') checkToken(write.body, previous);
  if (write.kind === 'delete') return remove(books, kind, previous, write.at);
  if (write.kind === 'void') return voidTransaction(books, kind, previous, write.at);
  return update(books, kind, write, previous);
}

function current(books: CompanyBooks, kind: EntityKind, body: Body): Doc | undefined {
  if (kind.name === 'ExchangeRate') return findRate(books, body);
  if (kind.family === 'single') for (const doc of books.list(kind.name)) return doc;
  const id = typeof body.Id === 'number' ? String(body.Id) : text(body.Id);
  if (id === undefined) throw faults.required('Id');
  if (!/^\d+$/.test(id)) throw faults.invalidId(id);
  const found = books.get(kind.name, id);
  if (!found) throw faults.notFound('Another user has deleted this transaction.');
  return found;
}

function checkToken(body: Body, previous: Doc): void {
  if (body.SyncToken === undefined || body.SyncToken === '') throw faults.required('SyncToken');
  if (String(body.SyncToken) !== previous.SyncToken) throw faults.stale();
}

function create(books: CompanyBooks, kind: EntityKind, write: Write): Doc {
  const draft = withoutServiceFields(checkBody(kind, write.body));
  checkRequired(kind, draft);
  complete(books, kind, draft, undefined, write);
  checkPeriod(books, draft);
  checkStockStart(books, kind.name, draft);
  const id = books.sequences.next(kind.name);
  const time = stamp(write.at);
  const doc: Doc = {
    ...draft,
    domain: 'QBO',
    sparse: false,
    Id: id,
    SyncToken: '0',
    MetaData: { CreateTime: time, LastUpdatedTime: time },
  };
  store(books, kind, undefined, doc, 'Create', write.at);
  return doc;
}

function update(books: CompanyBooks, kind: EntityKind, write: Write, previous: Doc): Doc {
  const sent = withoutServiceFields(checkBody(kind, write.body));
  const draft = isTrue(write.body.sparse)
    ? merge(kind, previous, sent, write.body)
    : replace(kind, previous, sent);
  checkRequired(kind, draft);
  complete(books, kind, draft, previous, write);
  checkPeriod(books, previous, draft);
  checkDeposited(previous, draft);
  const doc = next(previous, draft, write.at);
  store(books, kind, previous, doc, 'Update', write.at);
  if (doc.FullyQualifiedName !== previous.FullyQualifiedName) renameChildren(books, kind.name, doc, write.at);
  return doc;
}

function next(previous: Doc, draft: Body, at: Date): Doc {
  return {
    ...draft,
    domain: 'QBO',
    sparse: false,
    Id: previous.Id,
    SyncToken: String(Number(previous.SyncToken) + 1),
    MetaData: { ...previous.MetaData, LastUpdatedTime: stamp(at) },
  };
}

/** A sparse update keeps what it does not name; an empty value clears. The two settings entities are merged a level deeper. */
function merge(kind: EntityKind, previous: Doc, sent: Body, raw: Body): Body {
  const merged: Body = { ...withoutServiceFields(copy(previous)) };
  for (const [field, value] of Object.entries(sent)) {
    const old = merged[field];
    merged[field] = kind.family === 'single' && isBody(old) && isBody(value) ? { ...old, ...value } : value;
  }
  for (const [field, value] of Object.entries(raw)) if (value === null || value === '') delete merged[field];
  return merged;
}

function replace(kind: EntityKind, previous: Doc, sent: Body): Body {
  if (kind.name === 'Preferences') keepHomeCurrency(previous, sent);
  for (const field of KEPT_FIELDS)
    if (sent[field] === undefined && previous[field] !== undefined) sent[field] = previous[field];
  return sent;
}

/** Chosen once and for all: no update of the settings takes it away or changes it. */
function keepHomeCurrency(previous: Doc, sent: Body): void {
  const { HomeCurrency } = child(previous, 'CurrencyPrefs');
  if (HomeCurrency !== undefined) sent.CurrencyPrefs = { ...child(sent, 'CurrencyPrefs'), HomeCurrency };
}

function withoutServiceFields(body: Body): Body {
  const rest = { ...body };
  for (const field of SERVICE_FIELDS) delete rest[field];
  return rest;
}

function complete(
  books: CompanyBooks,
  kind: EntityKind,
  draft: Body,
  previous: Doc | undefined,
  write: Write,
): void {
  checkEmails(draft);
  resolveReferences(books, kind.name, draft, previous);
  if (kind.family === 'name') completeName(books, kind.name, draft, previous);
  else if (kind.family === 'transaction')
    completeTransaction(books, kind.name, draft, previous, write.options);
  else if (kind.name === 'Attachable') checkAttachable(books, draft);
  else if (kind.name === 'ExchangeRate') completeExchangeRate(books, draft);
  else if (kind.family === 'list') completeListEntry(books, kind.name, draft, previous);
}

function store(
  books: CompanyBooks,
  kind: EntityKind,
  previous: Doc | undefined,
  doc: Doc,
  operation: Operation,
  at: Date,
): void {
  const before = previous ? effectsOf(books, kind.name, previous) : [];
  books.table(kind.name).put(doc, wholeSeconds(at.getTime()));
  applyEffects(books, before, effectsOf(books, kind.name, doc), at);
  books.tell(kind.name, doc.Id, operation, at);
}

function remove(books: CompanyBooks, kind: EntityKind, previous: Doc, at: Date): Doc {
  checkPeriod(books, previous);
  checkDeposited(previous);
  const effects = effectsOf(books, kind.name, previous);
  books.table(kind.name).remove(previous.Id);
  books.bury(kind.name, { id: previous.Id, deleted: wholeSeconds(at.getTime()), doc: previous });
  releasePayments(books, kind.name, previous, at);
  applyEffects(books, effects, [], at);
  books.tell(kind.name, previous.Id, 'Delete', at);
  return previous;
}

function voidTransaction(books: CompanyBooks, kind: EntityKind, previous: Doc, at: Date): Doc {
  checkPeriod(books, previous);
  checkDeposited(previous);
  const doc = next(previous, withoutServiceFields(voided(kind.name, previous)), at);
  releasePayments(books, kind.name, previous, at);
  store(books, kind, previous, doc, 'Void', at);
  return doc;
}
