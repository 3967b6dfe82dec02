import { changeDataCapture } from '../cdc/change-data-capture.js';
import { kindOf } from '../entities/catalog.js';
import { faults, QboFault } from '../faults/qbo-fault.js';
import { runQuery } from '../query/run-query.js';
import { type WriteRequest, writeEntity } from '../routes/entity-writes.js';
import type { CompanyBooks } from '../store/company-books.js';
import { type Body, child, isBody, text } from '../store/doc.js';

const MAX_ITEMS = 30;
const MAX_TAG = 10;
const NOT_ENTITIES = new Set(['bId', 'operation', 'optionsData', 'Query', 'CDCQuery', 'ReportQuery']);

/** Runs the items one after the other. Each has an answer or a Fault of its own; one failure does not undo the others. */
export function runBatch(books: CompanyBooks, body: Body, isRepeatable = false): Body {
  const items = Array.isArray(body.BatchItemRequest) ? body.BatchItemRequest.filter(isBody) : [];
  if (items.length === 0) throw faults.required('BatchItemRequest');
  if (items.length > MAX_ITEMS) throw faults.batchTooLarge(MAX_ITEMS);
  checkTags(items, isRepeatable);
  return { BatchItemResponse: items.map((item) => answerItem(books, item)) };
}

/** The answers are told apart by `bId`; with a `requestid` it becomes part of each item's key, and is short. */
function checkTags(items: readonly Body[], isRepeatable: boolean): void {
  const seen = new Set<string>();
  for (const { bId } of items) {
    if (bId === undefined) continue;
    if (typeof bId === 'object' && bId !== null) throw faults.unknownProperty('bId');
    const tag = String(bId);
    if (isRepeatable && tag.length > MAX_TAG) throw faults.tooLong('bId', MAX_TAG, tag.length);
    if (seen.has(tag)) throw faults.business(`The bId ${tag} is used by more than one item.`, 'bId');
    seen.add(tag);
  }
}

function answerItem(books: CompanyBooks, item: Body): Body {
  const tag = item.bId === undefined ? {} : { bId: String(item.bId) };
  try {
    return { ...runItem(books, item), ...tag };
  } catch (error) {
    if (error instanceof QboFault) return { ...error.toBody(), ...tag };
    throw error;
  }
}

function runItem(books: CompanyBooks, item: Body): Body {
  const query = text(item.Query);
  if (query !== undefined) return { QueryResponse: runQuery(books, query) };
  if (isBody(item.CDCQuery)) {
    const capture = child(item, 'CDCQuery');
    return changeDataCapture(books, String(capture.Entities ?? ''), String(capture.ChangedSince ?? ''));
  }
  if (item.ReportQuery !== undefined) throw faults.unsupportedOperation('ReportQuery');
  const name = Object.keys(item).find((key) => !NOT_ENTITIES.has(key));
  const kind = name === undefined ? undefined : kindOf(name);
  if (!name || !kind) throw faults.unknownEntity(name ?? '');
  const options = (text(item.optionsData) ?? '').toLowerCase().split(',');
  return writeEntity(books, {
    entity: kind.name,
    body: child(item, name),
    operation: operationOf(item, options),
    allowDuplicateDocNumber: options.includes('allowduplicatedocnum'),
  });
}

function operationOf(item: Body, options: readonly string[]): WriteRequest['operation'] {
  const operation = (text(item.operation) ?? '').toLowerCase();
  if (operation === 'update' && options.includes('void')) return 'void';
  if (
    operation === '' ||
    operation === 'create' ||
    operation === 'update' ||
    operation === 'delete' ||
    operation === 'void'
  ) {
    return operation === '' ? undefined : operation;
  }
  throw faults.unsupportedOperation(operation);
}
