import { withReasons } from './carried-lines.js';
import type { InvoiceView } from './invoice.js';

const time = { kind: 'time_entry', sourceId: 'entry-1' } as const;
const before = {
  lines: [
    { unitPrice: '95.00', evidence: [{ ...time, amount: null, previousAmount: null, reason: 'The card.' }] },
  ],
} as unknown as Pick<InvoiceView, 'lines'>;

describe('lines that replace others', () => {
  it('keep how a price was found while they have that price', () => {
    expect(withReasons([{ unitPrice: '95', evidence: [time] }], before)).toEqual([
      { unitPrice: '95', evidence: [{ ...time, reason: 'The card.' }] },
    ]);
  });

  it('lose it with another price, and invent none', () => {
    const other = { unitPrice: '95', evidence: [{ ...time, sourceId: 'entry-2' }] };
    const changed = [{ unitPrice: '90', evidence: [time] }, other, { unitPrice: '95' }];
    expect(withReasons(changed, before)).toEqual(changed);
  });
});
