import fc from 'fast-check';
import { Money } from '#kernel';
import { tries } from '../../../kernel/src/testing/tries.js';
import { progressOf, type Schedule } from './schedule.js';

const scheduleOf = (scheduledValue: string, billedValue = '0'): Schedule => ({
  ...{ jobId: 'job', holdbackPercent: null, version: 1 },
  lines: [
    {
      ...{ id: 'line', lineNumber: 1, kind: 'progress', description: 'Work', itemId: null, taxCodeId: null },
      ...{ scheduledValue, quantity: '7', unit: 'm', billedValue },
    },
  ],
});

describe('a schedule of values', () => {
  it('is billed to the cent by any rising percentages, with invoices voided in between', () => {
    const step = fc.record({ percent: fc.integer({ min: 1, max: 10_000 }), voids: fc.boolean() });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999_999 }),
        fc.array(step, { maxLength: 12 }),
        (cents, steps) => {
          const value = Money.of(cents).dividedBy(100).toFixed();
          let live: Money[] = [];
          const billed = () => Money.sum(live);
          for (const { percent, voids } of [...steps, { percent: 10_000, voids: false }]) {
            if (voids) live = live.slice(1);
            const percentToDate = Money.of(percent).dividedBy(100).toString();
            const target = Money.of(value).percent(percentToDate).toCents();
            if (target.compare(billed()) <= 0) continue;
            const [progress] = progressOf(scheduleOf(value, billed().toFixed()), [
              { lineNumber: 1, percentToDate },
            ]);
            expect(progress?.toDate).toBe(
              Money.of(progress?.previous ?? '')
                .plus(progress?.thisPeriod ?? '')
                .toFixed(),
            );
            live.push(Money.of(progress?.thisPeriod ?? '0'));
            expect(billed().equals(target)).toBe(true);
          }
          expect(billed().toFixed()).toBe(value);
        },
      ),
      { numRuns: tries(500) },
    );
  });

  it('takes a percentage, a quantity or an amount, and only one of them', () => {
    const bill = (wish: object) =>
      progressOf(scheduleOf('100', '20'), [{ lineNumber: 1, ...wish }])[0]?.thisPeriod;
    expect([
      bill({ percentToDate: '33.333' }),
      bill({ quantityToDate: '7' }),
      bill({ amount: '5.5' }),
    ]).toEqual(['13.33', '80.00', '5.50']);
    expect(() => bill({})).toThrow('needs a percentage, a quantity or an amount');
    expect(() => bill({ amount: '-1' })).toThrow('Line 1 has 20.00 billed already, more than 19.00 to date.');
    expect(() => bill({ amount: '80.01' })).toThrow('so 100.01 to date cannot be billed');
    expect(() => bill({ lineNumber: 2, amount: '1' })).toThrow('has no line 2');
    expect(() => bill({ percentToDate: '20' })).toThrow('Nothing has progressed since the last invoice.');
  });
});
