import { readFileSync } from 'node:fs';
import { CREDIT_STATUSES, type CreditAction, creditedLines, creditStates } from './credit.js';
import type { InvoiceLineRecord } from './invoice.js';
import { refundStates } from './refund.js';

const line = (lineNumber: number, changes: Partial<InvoiceLineRecord> = {}): InvoiceLineRecord => ({
  ...{ lineNumber, kind: 'item', itemId: 'item', accountId: null, description: 'Work', quantity: '4' },
  ...{ unitPrice: '25', amount: '100', taxCodeId: 'H', taxAmount: '13', serviceDate: null },
  ...{ jobId: 'job', jobLineNumber: 1, timeEntryId: null },
  ...changes,
});
const invoice = {
  ...{ number: 'INV-000007', status: 'sent' as const, subtotal: '200', discountAmount: '20' },
  lines: [line(1), line(2), line(3, { kind: 'discount', quantity: '1', unitPrice: '-20', amount: '-20' })],
};

describe('credits', () => {
  it('have the states that the documentation draws', () => {
    const page = readFileSync('docs/modules/invoicing.md', 'utf8');
    expect(page).toContain(creditStates.toMermaid());
    expect(page).toContain(refundStates.toMermaid());
  });

  it('refuse every transition that is not declared', () => {
    const refused = CREDIT_STATUSES.flatMap((from) =>
      (['use_up', 'reopen', 'void'] as CreditAction[]).filter((action) => !creditStates.can(from, action)),
    );
    expect(refused).toEqual(['reopen', 'use_up', 'use_up', 'reopen', 'void']);
    expect(() => creditStates.next('void', 'void')).toThrow(expect.objectContaining({ kind: 'conflict' }));
    expect(() => refundStates.next('void', 'void')).toThrow('This refund is void, so it cannot be voided.');
  });

  it('give a whole invoice back as it is, discount included', () => {
    expect(creditedLines(invoice, undefined, [])).toMatchObject([
      { quantity: '4', unitPrice: '25', invoiceLineNumber: 1 },
      { quantity: '4', invoiceLineNumber: 2 },
      { kind: 'discount', amount: '-20' },
    ]);
  });

  it('give a part back with its part of the discount', () => {
    expect(creditedLines(invoice, [{ lineNumber: 2, quantity: '1' }], [])).toMatchObject([
      { quantity: '1', unitPrice: '25', jobLineNumber: 1 },
      { kind: 'discount', amount: '2.50' },
    ]);
  });

  it('count what earlier credits gave back, by quantity or by amount', () => {
    const earlier = [
      { invoiceLineNumber: 1, quantity: '1', unitPrice: '25', amount: '25' },
      { invoiceLineNumber: 1, quantity: '1', unitPrice: '37.50', amount: '37.50' },
    ];
    expect(creditedLines(invoice, [{ lineNumber: 1 }], earlier)).toMatchObject([{ quantity: '1.5' }, {}]);
    expect(() => creditedLines(invoice, [{ lineNumber: 1, quantity: '1.6' }], earlier)).toThrow(
      'Line 1 of INV-000007 has 1.5 left to credit, so 1.6 cannot be credited.',
    );
  });

  it('give back no more of a line than it billed, by an amount as by a quantity', () => {
    const of = (wish: object, before: Parameters<typeof creditedLines>[2] = []) =>
      creditedLines(invoice, [{ lineNumber: 1, ...wish }], before);
    expect(of({ amount: '100' })).toMatchObject([{ quantity: '1', unitPrice: '100' }, {}]);
    expect(() => of({ amount: '100.01' })).toThrow(
      'Line 1 of INV-000007 has 100.00 left to credit, so 100.01 cannot be credited.',
    );
    const half = { invoiceLineNumber: 1, quantity: '2', unitPrice: '25', amount: '50' };
    expect(of({ amount: '50' }, [half])).toHaveLength(2);
    for (const wish of [{ amount: '50.01' }, { amount: '-1' }, { quantity: '-1' }])
      expect(() => of(wish, [half])).toThrow(
        expect.objectContaining({
          code: 'INVOICING.CREDIT_LINE',
          field: `lines.0.${Object.keys(wish)[0]}`,
        }),
      );
  });

  it('take no quantity off a line without a price, and no discount that is less than a cent', () => {
    const free = line(1, { unitPrice: '0', amount: '0' });
    const before = [{ invoiceLineNumber: 1, quantity: '1', unitPrice: '5', amount: '5' }];
    const given = { ...invoice, subtotal: '100', discountAmount: '0', lines: [free, line(2)] };
    expect(creditedLines(given, [{ lineNumber: 1 }], before)).toMatchObject([{ quantity: '4' }]);
    const cheap = { ...invoice, lines: [line(1, { unitPrice: '0.01', amount: '0.04' })] };
    expect(creditedLines(cheap, [{ lineNumber: 1 }], [])).toHaveLength(1);
  });

  it('give back what earlier credits left, and say when that is nothing', () => {
    const all = { invoiceLineNumber: 1, quantity: '4', unitPrice: '25', amount: '100' };
    expect(creditedLines(invoice, undefined, [all])).toMatchObject([
      { quantity: '4', invoiceLineNumber: 2 },
      { kind: 'discount', amount: '10.00' },
    ]);
    expect(() => creditedLines(invoice, [{ lineNumber: 1 }], [all])).toThrow(
      'Everything on INV-000007 is credited already.',
    );
  });

  it('name each line once', () => {
    const twice = [{ lineNumber: 2 }, { lineNumber: 1, amount: '60' }, { lineNumber: 1, amount: '60' }];
    expect(() => creditedLines(invoice, twice, [])).toThrow(
      expect.objectContaining({ code: 'INVOICING.CREDIT_LINE', field: 'lines.2.lineNumber' }),
    );
  });

  it('give a deduction back as one', () => {
    const lines = [line(1), line(2, { unitPrice: '25', quantity: '-2', amount: '-50' })];
    const deducted = { ...invoice, subtotal: '50', discountAmount: '0', lines };
    const of = (wish: object) => creditedLines(deducted, [{ lineNumber: 2, ...wish }], []);
    expect(of({})).toMatchObject([{ quantity: '-2' }]);
    expect(of({ amount: '-20' })).toMatchObject([{ unitPrice: '-20' }]);
    expect(() => of({ amount: '20' })).toThrow('has -50.00 left to credit');
    expect(() => of({ quantity: '-3' })).toThrow('has -2 left to credit');
  });

  it('refuse lines that are not there, and drafts', () => {
    expect(() => creditedLines(invoice, [{ lineNumber: 3 }], [])).toThrow('has no line 3 to credit');
    expect(() => creditedLines({ ...invoice, status: 'draft' }, undefined, [])).toThrow(
      'Invoice INV-000007 is draft, so there is nothing to credit.',
    );
  });
});
