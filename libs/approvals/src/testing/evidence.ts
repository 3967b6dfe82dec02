import type { InvoiceLineRecord, InvoiceView, SimilarInvoice } from '#invoicing';
import type { JobView } from '#jobs';
import { type InvoiceEvidence, NO_PAST, type WorkEntry } from '../domain/evidence.js';

export const line = (changes: Partial<InvoiceLineRecord> = {}): InvoiceLineRecord => ({
  ...{ lineNumber: 1, kind: 'item', itemId: 'item', accountId: null, description: 'Work', quantity: '3' },
  ...{ unitPrice: '10', amount: '30', taxCodeId: 'H', taxAmount: '3.9', serviceDate: null },
  ...{ jobId: 'job', jobLineNumber: 1, timeEntryId: null },
  ...changes,
});
export const invoice = (changes: Partial<InvoiceView> = {}): InvoiceView => ({
  ...{
    id: 'invoice',
    number: 'INV-000007',
    direction: 'receivable',
    status: 'pending_approval',
    source: 'manual',
  },
  ...{
    customerId: 'customer',
    contractorId: null,
    jobId: 'job',
    purchaseOrderId: null,
    invoiceDate: '2026-11-21',
  },
  ...{
    dueDate: null,
    termId: null,
    currency: 'CAD',
    exchangeRate: null,
    subtotal: '30',
    discountAmount: '0',
  },
  ...{
    taxAmount: '3.9',
    total: '33.9',
    balance: '33.9',
    billingAddress: null,
    email: null,
    customerMemo: null,
  },
  ...{ privateNote: null, version: 2, taxBreakdown: [], providerTotals: null, rejectionReason: null },
  ...{ approvedAt: null, approvedBy: null, createdBy: null, createdAt: '', updatedAt: '' },
  ...{ kind: 'standard', holdbackPercent: null, holdbackReleaseOn: null, replacesId: null },
  lines: [line()],
  ...changes,
});
export const job = (changes: object = {}, lineChanges: object = {}): JobView =>
  ({
    ...{
      id: 'job',
      number: 'JOB-20261121-001',
      status: 'in_progress',
      currency: 'CAD',
      contractAmount: '1000',
      billingBasis: 'completed',
    },
    lines: [
      {
        ...{ lineNumber: 1, quantityCompleted: '5', quantityShipped: '0', quantityInvoiced: '3' },
        ...{ overrideReason: null, ...lineChanges },
      },
    ],
    ...changes,
  }) as JobView;
export const similar = (changes: Partial<SimilarInvoice>): SimilarInvoice => ({
  ...{ id: 'other', number: 'INV-000003', status: 'sent', because: 'number' },
  ...{ jobLineNumber: null, timeEntryId: null, quantity: null },
  ...changes,
});
export const party = { id: 'customer', displayName: 'Acme Towers', currency: 'CAD', active: true };

/** An invoice at which nothing is to be found. */
export const evidence = (changes: Partial<InvoiceEvidence> = {}): InvoiceEvidence => ({
  ...{ invoice: invoice(), party, jobs: new Map([['job', job()]]), billed: new Map(), similar: [] },
  ...{ work: [], sameDays: [], pastOfParty: NO_PAST, pastOfJob: NO_PAST, pastMinutes: new Map() },
  ...changes,
});
/** The one job of an invoice, by id. */
export const jobs = (one: JobView): Partial<InvoiceEvidence> => ({ jobs: new Map([['job', one]]) });
export const sameLine = (quantity: string) => similar({ because: 'job_line', jobLineNumber: 1, quantity });

/** Eight hours of one person on one day. */
export const entry = (changes: Partial<WorkEntry> = {}): WorkEntry => ({
  ...{ id: 'entry', contractorId: 'bob', jobId: 'job', workDate: '2026-11-02', minutes: 480 },
  ...{ status: 'approved', hourlyRate: '95', costRate: '40', startedAt: null, endedAt: null },
  ...{ serviceTypeId: null, itemId: null, workOrderId: null, isForgotten: false },
  ...changes,
});
