import fc from 'fast-check';
import { Money } from '#kernel';
import { withInvoiced, withReleased } from './invoiced-quantities.js';
import type { JobLineView } from './job.js';
import { everythingDone, unfinished, withProgress } from './progress.js';

const line = (lineNumber: number, ordered: string, completed = '0', invoiced = '0'): JobLineView => ({
  lineNumber,
  purchaseOrderLineNumber: lineNumber,
  itemId: null,
  description: 'Work',
  unitPrice: '1',
  taxCodeId: null,
  quantityOrdered: ordered,
  quantityCompleted: completed,
  quantityShipped: '0',
  quantityInvoiced: invoiced,
  overrideReason: null,
});
const refusal = (code: string) => expect.objectContaining({ code });
const lines = [line(1, '10', '4', '3'), line(2, '5')];

describe('progress', () => {
  it('is the whole quantity, so that the same report twice says the same', () => {
    const report = [{ lineNumber: 1, quantity: '6.50' }];
    expect(withProgress(lines, report)).toEqual([{ lineNumber: 1, quantity: '6.5', overrideReason: null }]);
  });

  it.each([
    ['more than was ordered', [{ lineNumber: 1, quantity: '10.000001' }], 'JOBS.OVER_ORDERED'],
    ['less than is invoiced', [{ lineNumber: 1, quantity: '2.9' }], 'JOBS.BELOW_INVOICED'],
    ['a line that is not there', [{ lineNumber: 3, quantity: '1' }], 'JOBS.NO_SUCH_LINE'],
    [
      'a line twice',
      [
        { lineNumber: 2, quantity: '1' },
        { lineNumber: 2, quantity: '2' },
      ],
      'JOBS.LINE_TWICE',
    ],
  ])('refuses %s', (_, report, code) => {
    expect(() => withProgress(lines, report)).toThrow(refusal(code));
  });

  it('goes past the order with a reason', () => {
    expect(withProgress(lines, [{ lineNumber: 2, quantity: '6' }], 'Rock')).toEqual([
      { lineNumber: 2, quantity: '6', overrideReason: 'Rock' },
    ]);
  });

  it('knows what is short, and what completes it', () => {
    const past = [...lines, line(3, '1', '2')];
    expect(unfinished(past).map((l) => l.lineNumber)).toEqual([1, 2]);
    expect(everythingDone(past)).toEqual([
      { lineNumber: 1, quantity: '10' },
      { lineNumber: 2, quantity: '5' },
    ]);
  });
});

describe('invoiced quantities', () => {
  it.each([
    [
      'more than is completed',
      () => withInvoiced(lines, [{ lineNumber: 1, quantity: '1.1' }]),
      'JOBS.OVER_COMPLETED',
    ],
    [
      'more than is completed, in two parts',
      () =>
        withInvoiced(lines, [
          { lineNumber: 1, quantity: '0.6' },
          { lineNumber: 1, quantity: '0.6' },
        ]),
      'JOBS.OVER_COMPLETED',
    ],
    [
      'giving back more than was invoiced',
      () => withReleased(lines, [{ lineNumber: 1, quantity: '3.1' }]),
      'JOBS.OVER_RELEASED',
    ],
    [
      'a negative quantity',
      () => withInvoiced(lines, [{ lineNumber: 1, quantity: '-1' }]),
      'JOBS.NEGATIVE_QUANTITY',
    ],
  ])('refuse %s', (_, act, code) => {
    expect(act).toThrow(refusal(code));
  });

  it('come back as far as they are there, when the books gave them back already', () => {
    expect(withReleased(lines, [{ lineNumber: 1, quantity: '3.1' }], { isFact: true })).toEqual([
      { lineNumber: 1, quantity: '0' },
    ]);
  });

  it('go past what is completed with a reason', () => {
    expect(withInvoiced(lines, [{ lineNumber: 2, quantity: '5' }], { overrideReason: 'Deposit' })).toEqual([
      { lineNumber: 2, quantity: '5' },
    ]);
  });

  it('are conserved: what is invoiced and released again leaves the line as it was', () => {
    const quantity = fc
      .integer({ min: 0, max: 10_000_000 })
      .map((n) => Money.of(n).dividedBy(1_000_000).toString());
    fc.assert(
      fc.property(quantity, quantity, (before, more) => {
        const start = [line(1, '20', '20', before)];
        const [billed] = withInvoiced(start, [{ lineNumber: 1, quantity: more }]);
        const [released] = withReleased(
          [line(1, '20', '20', billed?.quantity)],
          [{ lineNumber: 1, quantity: more }],
        );
        expect(released?.quantity).toBe(before);
      }),
    );
  });
});
