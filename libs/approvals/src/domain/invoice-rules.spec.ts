import type { InvoiceLineRecord, InvoiceView, SimilarInvoice } from '#invoicing';
import type { JobView } from '#jobs';
import { INVOICE_RULES, type InvoiceFacts, validateInvoice } from './invoice-rules.js';

const line = (changes: Partial<InvoiceLineRecord> = {}): InvoiceLineRecord => ({
  ...{ lineNumber: 1, kind: 'item', itemId: 'item', accountId: null, description: 'Work', quantity: '3' },
  ...{ unitPrice: '10', amount: '30', taxCodeId: 'H', taxAmount: '3.9', serviceDate: null },
  ...{ jobId: 'job', jobLineNumber: 1, timeEntryId: null },
  ...changes,
});
const invoice = (changes: Partial<InvoiceView> = {}): InvoiceView => ({
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
const job = (changes: object = {}, lineChanges: object = {}): JobView =>
  ({
    ...{ id: 'job', number: 'JOB-20261121-001', status: 'in_progress' },
    lines: [
      { lineNumber: 1, quantityCompleted: '5', quantityInvoiced: '3', overrideReason: null, ...lineChanges },
    ],
    ...changes,
  }) as JobView;
const similar = (changes: Partial<SimilarInvoice>): SimilarInvoice => ({
  ...{ id: 'other', number: 'INV-000003', status: 'sent', because: 'number' },
  ...{ jobLineNumber: null, timeEntryId: null, quantity: null },
  ...changes,
});
const party = { id: 'customer', displayName: 'Acme Towers', currency: 'CAD', active: true };

const facts = (changes: Partial<InvoiceFacts> = {}): InvoiceFacts => ({
  ...{ invoice: invoice(), party, jobs: new Map([['job', job()]]), similar: [] },
  ...changes,
});
const jobs = (one: JobView): Partial<InvoiceFacts> => ({ jobs: new Map([['job', one]]) });
const sameLine = (quantity: string) => similar({ because: 'job_line', jobLineNumber: 1, quantity });

describe('invoice rules', () => {
  it('each answer for a good invoice that it was looked at', () => {
    const findings = validateInvoice(facts());
    expect(findings.map(({ rule }) => rule)).toEqual(INVOICE_RULES.map(({ rule }) => rule));
    expect(new Set(findings.map(({ severity }) => severity))).toEqual(new Set(['pass']));
  });

  it.each([
    ['a total that is not its lines', { invoice: invoice({ total: '34' }) }, 'total_matches_lines', 'block'],
    [
      'a line without a tax code',
      { invoice: invoice({ lines: [line({ taxCodeId: null })] }) },
      'tax_code_present',
      'block',
    ],
    [
      'a line without an item',
      { invoice: invoice({ lines: [line({ itemId: null })] }) },
      'item_present',
      'block',
    ],
    ['more invoiced than completed', jobs(job({}, { quantityInvoiced: '6' })), 'quantity_completed', 'block'],
    [
      'the same with a reason',
      jobs(job({}, { quantityInvoiced: '6', overrideReason: 'Prepaid' })),
      'quantity_completed',
      'warn',
    ],
    ['the number of another invoice', { similar: [similar({})] }, 'not_duplicate', 'block'],
    ['the same day and total', { similar: [similar({ because: 'amount' })] }, 'not_duplicate', 'warn'],
    [
      'time that is billed elsewhere',
      { similar: [similar({ because: 'time_entry' })] },
      'not_duplicate',
      'block',
    ],
    ['a job line billed twice', { similar: [sameLine('3')] }, 'not_duplicate', 'block'],
    ['a job line billed in parts', { similar: [sameLine('2')] }, 'not_duplicate', 'pass'],
    ['a customer who is not active', { party: { ...party, active: false } }, 'party_active', 'block'],
    ['a customer who is gone', { party: undefined }, 'party_active', 'block'],
    ['another currency than agreed', { party: { ...party, currency: 'USD' } }, 'currency_matches', 'block'],
    ['a cancelled job', jobs(job({ status: 'cancelled' })), 'job_open', 'block'],
    ['a job on hold', jobs(job({ status: 'on_hold' })), 'job_open', 'warn'],
  ] as [string, Partial<InvoiceFacts>, string, string][])('see %s', (_, changes, rule, severity) => {
    const found = validateInvoice(facts(changes)).find((finding) => finding.rule === rule);
    expect(found?.severity).toBe(severity);
  });

  it('let a bill name an account instead of an item', () => {
    const lines = [
      line({ kind: 'account', itemId: null, accountId: 'account', jobId: null, jobLineNumber: null }),
    ];
    const payable = invoice({ direction: 'payable', customerId: null, contractorId: 'customer', lines });
    const found = validateInvoice(facts({ invoice: payable })).find(({ rule }) => rule === 'item_present');
    expect(found?.severity).toBe('pass');
  });
});
