import { type ComparedOrder, duplicateReasons, plainNumber } from './duplicates.js';

const order = (changes: Partial<ComparedOrder> = {}): ComparedOrder => ({
  ...{ direction: 'customer', partyId: 'acme', number: 'PO-000001', reference: '4500-0123' },
  ...{ orderDate: '2026-11-02', currency: 'CAD', total: '113' },
  ...changes,
});
const other = { number: 'PO-000002', reference: null, orderDate: '2026-11-03', total: '50' };

describe('two orders may be one', () => {
  it.each([
    ['by nothing', other, []],
    ['by the number, however it is written', { ...other, reference: 'po 1' }, ['same_number']],
    ['by the reference', { ...other, reference: '45000123' }, ['same_reference']],
    ['by a number that they call their reference', { ...other, number: '4500 0123' }, ['same_reference']],
    ['by amount and day', { ...other, orderDate: '2026-11-02', total: '113.00' }, ['same_amount_and_day']],
    ['not by the amount of another day', { ...other, total: '113' }, []],
    ['not in another currency', { ...other, orderDate: '2026-11-02', total: '113', currency: 'USD' }, []],
    ['not with another party', { partyId: 'other' }, []],
    ['not in the other direction', { direction: 'supplier' }, []],
  ] as [string, Partial<ComparedOrder>, string[]][])('%s', (_, changes, reasons) => {
    expect(duplicateReasons(order(), order(changes))).toEqual(reasons);
  });

  it('a plain number has neither spaces nor leading zeros, and every digit that counts', () => {
    expect(['PO 00-1042', 'po001042', 'P-O 1042/', null, '--', '100'].map(plainNumber)).toEqual([
      'po1042',
      'po1042',
      'po1042',
      '',
      '',
      '100',
    ]);
  });
});
