import type { InvoiceRecord, InvoicingFacade } from '#invoicing';
import type { CanonicalInvoice } from '../../ports/canonical-documents.js';
import {
  COMPUTED_THERE,
  keepOurParts,
  LINE_REFERENCES,
  PARTY_REFERENCES,
  withoutOurParts,
} from './documents.js';
import { type AnyBinding, forgetTypes, keyOf } from './entity-binding.js';

const REFERENCES = { ...PARTY_REFERENCES, termId: 'term', ...LINE_REFERENCES } as const;

const OUR_PARTS = ['taxAmount', 'jobId', 'jobLineNumber', 'timeEntryId'] as const;

export function invoiceBindings(invoicing: InvoicingFacade): AnyBinding[] {
  const shared = {
    store: invoicing.invoices,
    references: REFERENCES,
    // What the books do not compute and both changed is asked; internal notes are ours.
    policies: { ...COMPUTED_THERE, privateNote: 'local' } as const,
    isWanted: () => true,
    toDocument: documentOf,
    afterRemoval: voidedInvoice,
  };
  return [
    forgetTypes<'invoice', InvoiceRecord>({
      ...shared,
      entity: 'invoice',
      required: ['customerId'],
      toRecord: (document, id, existing, system) =>
        recordOf(invoicing, document, id, existing, system, 'receivable'),
      naturalKey: ({ number, customerId, invoiceDate }) => keyOf(number, customerId, invoiceDate),
    }),
    forgetTypes<'bill', InvoiceRecord>({
      ...shared,
      entity: 'bill',
      required: ['contractorId'],
      toRecord: (document, id, existing, system) =>
        recordOf(invoicing, document, id, existing, system, 'payable'),
      naturalKey: ({ number, contractorId, invoiceDate }) => keyOf(number, contractorId, invoiceDate),
    }),
  ];
}

function recordOf(
  invoicing: InvoicingFacade,
  { voided, ...document }: CanonicalInvoice,
  id: string,
  existing: InvoiceRecord | undefined,
  system: string,
  direction: InvoiceRecord['direction'],
): InvoiceRecord {
  const status = invoicing.statusAfterImport(existing?.status, document.balance, document.total, voided);
  return {
    ...document,
    id,
    direction,
    status,
    // Void here and not yet there, whatever somebody changes there meanwhile.
    balance: status === 'void' ? '0' : document.balance,
    jobId: existing?.jobId ?? null,
    purchaseOrderId: existing?.purchaseOrderId ?? null,
    source: existing?.source ?? system,
    lines: keepOurParts(document.lines, existing?.lines, OUR_PARTS),
  };
}

function documentOf(record: InvoiceRecord): CanonicalInvoice {
  const {
    id: _id,
    direction: _direction,
    status,
    jobId: _job,
    purchaseOrderId: _order,
    source: _source,
    lines,
    ...shared
  } = record;
  return {
    ...shared,
    voided: status === 'void',
    lines: lines.map((line) => withoutOurParts(line, OUR_PARTS)),
  } as CanonicalInvoice;
}

function voidedInvoice(record: InvoiceRecord): InvoiceRecord | undefined {
  return record.status === 'void' ? undefined : { ...record, status: 'void', balance: '0' };
}
