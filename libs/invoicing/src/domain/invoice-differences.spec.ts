import type { InvoiceLineRecord, InvoiceView } from './invoice.js';
import { differencesOf } from './invoice-differences.js';

const line = (lineNumber: number, description: string, more: Partial<InvoiceLineRecord> = {}) =>
  ({ lineNumber, description, quantity: '1', unitPrice: '10', amount: '10', ...more }) as InvoiceLineRecord;
const invoice = (lines: InvoiceLineRecord[], more: Partial<InvoiceView> = {}) =>
  ({ invoiceDate: '2026-11-02', customerMemo: null, total: '30', lines, ...more }) as InvoiceView;

const was = invoice([line(1, 'Wire'), line(2, 'Breaker'), line(3, 'Permit')]);

describe('what a change of an invoice changed', () => {
  it('is nothing where the same is written otherwise', () => {
    const again = invoice([line(1, 'Wire', { quantity: '1.00', amount: '10.0000' }), ...was.lines.slice(1)]);
    expect(differencesOf(was, { ...again, total: '30.00', customerMemo: '' })).toEqual([]);
  });

  it('is told field by field, with what it was', () => {
    const is = invoice(was.lines, { invoiceDate: '2026-11-03', customerMemo: 'Thank you' });
    expect(differencesOf(was, is)).toEqual([
      { field: 'invoiceDate', lineNumber: null, before: '2026-11-02', after: '2026-11-03' },
      { field: 'customerMemo', lineNumber: null, before: null, after: 'Thank you' },
    ]);
  });

  it('is told of an address without what it says, because the log outlives what people may have forgotten', () => {
    const address = { line1: '12 Elm Street', city: 'Ottawa' } as InvoiceView['billingAddress'];
    expect(differencesOf(was, { ...was, billingAddress: address, email: 'jo@example.test' })).toEqual([
      { field: 'billingAddress', lineNumber: null, before: null, after: null },
      { field: 'email', lineNumber: null, before: null, after: null },
    ]);
  });

  it('is told of a line without the amount that follows, and with the total at the end', () => {
    const changed = line(2, 'Breaker, 20 A', { quantity: '4', amount: '40' });
    const lines = [line(1, 'Wire'), changed, line(3, 'Permit')];
    expect(differencesOf(was, invoice(lines, { total: '60' }))).toEqual([
      { field: 'description', lineNumber: 2, before: 'Breaker', after: 'Breaker, 20 A' },
      { field: 'quantity', lineNumber: 2, before: '1', after: '4' },
      { field: 'total', lineNumber: null, before: '30', after: '60' },
    ]);
  });

  it.each([
    ['taken out', [line(1, 'Wire'), line(2, 'Permit')], 2, 'Breaker', null],
    [
      'put between',
      [line(1, 'Wire'), line(2, 'Fuse'), line(3, 'Breaker'), line(4, 'Permit')],
      2,
      null,
      'Fuse',
    ],
    ['added', [...was.lines, line(4, 'Travel')], 4, null, 'Travel'],
  ])('tells a line that was %s, and nothing of those that moved', (_, lines, lineNumber, before, after) => {
    expect(differencesOf(was, invoice(lines))).toEqual([{ field: 'line', lineNumber, before, after }]);
  });

  it('stays short, and still says the total', () => {
    const lines = Array.from({ length: 300 }, (_, index) => line(index + 1, `Part ${index}`));
    const told = differencesOf(was, invoice(lines, { total: '3000' }));
    expect(told).toHaveLength(100);
    expect(told.at(-1)).toMatchObject({ field: 'total', after: '3000' });
  });
});
