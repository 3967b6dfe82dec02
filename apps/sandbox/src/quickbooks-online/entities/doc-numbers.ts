import { faults } from '../faults/qbo-fault.js';
import type { CompanyBooks } from '../store/company-books.js';
import { type Body, child, type Doc, isTrue, refId, text } from '../store/doc.js';
import { SALES_FORMS } from './catalog.js';
import { namedPreference, preferences } from './preferences.js';
import type { WriteOptions } from './write.js';

const NUMBERED = new Set([...SALES_FORMS, 'PurchaseOrder', 'JournalEntry']);
const counters = new WeakMap<CompanyBooks, Map<string, number>>();

/**
 * With custom numbers on, a document without a number stays without one unless it asks for `AutoDocNumber`; with custom numbers
 * off the service counts. A number given twice within one kind is refused (6140) unless the caller allows it.
 */
export function completeDocNumber(
  books: CompanyBooks,
  entity: string,
  draft: Body,
  previous: Doc | undefined,
  options: WriteOptions,
): void {
  const isAuto = isTrue(draft.AutoDocNumber);
  delete draft.AutoDocNumber;
  const isCustom = isTrue(child(preferences(books), 'SalesFormsPrefs').CustomTxnNumbers);
  if (draft.DocNumber === undefined && !previous && NUMBERED.has(entity) && (isAuto || !isCustom))
    draft.DocNumber = nextNumber(books, entity);
  const number = text(draft.DocNumber);
  if (
    !number ||
    number === previous?.DocNumber ||
    options.allowDuplicateDocNumber ||
    !isChecked(books, entity)
  )
    return;
  for (const id of books.table(entity).lookUp('DocNumber', number) ?? []) {
    if (id === previous?.Id) continue;
    if (entity === 'Bill' && refId(books.get('Bill', id), 'VendorRef') !== refId(draft, 'VendorRef'))
      continue;
    throw faults.duplicateDocNumber(number, entity, id);
  }
}

function isChecked(books: CompanyBooks, entity: string): boolean {
  if (entity === 'Bill') return namedPreference(books, 'VendorPrefs.WarnDuplicateBillNumber') === 'true';
  return NUMBERED.has(entity) && namedPreference(books, 'SalesFormsPrefs.WarnDuplicateDocNumber') !== 'false';
}

function nextNumber(books: CompanyBooks, entity: string): string {
  const own = counters.get(books) ?? new Map<string, number>();
  counters.set(books, own);
  let next = (own.get(entity) ?? 1000) + 1;
  const table = books.table(entity);
  while ((table.lookUp('DocNumber', String(next))?.size ?? 0) > 0) next++;
  own.set(entity, next);
  return String(next);
}
