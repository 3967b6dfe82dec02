import type { InvoiceLineRecord } from './invoice.js';
import { gapsOfProperInvoice, type ProperInvoiceFacts, paymentClock } from './proper-invoice.js';

const line: InvoiceLineRecord = {
  lineNumber: 1,
  kind: 'item',
  itemId: null,
  accountId: null,
  description: 'Rough-in of the second floor',
  quantity: '1',
  unitPrice: '100',
  amount: '100.00',
  taxCodeId: null,
  taxAmount: null,
  serviceDate: '2026-11-02',
  jobId: null,
  jobLineNumber: null,
  timeEntryId: null,
};
const proper: ProperInvoiceFacts = {
  organizationName: 'Harbour Mechanical',
  branding: {
    legalName: 'Harbour Mechanical Ltd',
    address: { line1: '1 Main St', city: 'Ottawa', province: 'ON' },
    phone: '613 555 0100',
    contactName: 'Ann Roy',
    contactTitle: 'Accounts receivable',
  },
  invoice: {
    invoiceDate: '2026-11-21',
    lines: [line],
    jobId: 'a job',
    purchaseOrderId: null,
    dueDate: '2026-12-19',
    termId: null,
    total: '113.00',
  },
};

describe('a proper invoice in Ontario', () => {
  it('has everything that the Act asks for', () => {
    expect(gapsOfProperInvoice(proper)).toEqual([]);
  });

  it('is not one without a day of work, a contract and a person to pay', () => {
    const invoice = { ...proper.invoice, lines: [{ ...line, serviceDate: null }], jobId: null };
    const branding = { ...proper.branding, contactName: null };
    expect(gapsOfProperInvoice({ ...proper, invoice, branding }).map(({ gap }) => gap)).toEqual([
      'service-period',
      'authority',
      'payee-contact',
    ]);
  });

  it('is not one without the title of the person to pay', () => {
    const branding = { ...proper.branding, contactTitle: null };
    expect(gapsOfProperInvoice({ ...proper, branding }).map(({ gap }) => gap)).toEqual(['payee-contact']);
  });

  it('is not one while a line says nothing, or all it says is a note', () => {
    const gaps = (change: Partial<InvoiceLineRecord>) =>
      gapsOfProperInvoice({
        ...proper,
        invoice: { ...proper.invoice, lines: [{ ...line, ...change }] },
      }).map(({ gap }) => gap);
    expect(gaps({ description: ' ' })).toEqual(['description']);
    expect(gaps({ kind: 'note' })).toEqual(['description']);
  });

  it('is paid within 28 days of being received, or disputed within 14', () => {
    expect(paymentClock('2026-11-21', { isProper: true })).toEqual({
      receivedOn: '2026-11-21',
      deficiencyBy: null,
      noticeBy: '2026-12-05',
      payBy: '2026-12-19',
    });
  });

  it('is deemed one since 2026 unless the owner says within 7 days what is missing', () => {
    expect(paymentClock('2026-11-21', { isProper: false })).toMatchObject({
      deficiencyBy: '2026-11-28',
      payBy: '2026-12-19',
    });
    expect(paymentClock('2025-12-31', { isProper: false })).toBeNull();
    expect(paymentClock('2025-12-31', { isProper: true })).toMatchObject({ payBy: '2026-01-28' });
  });
});
