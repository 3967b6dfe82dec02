import fc from 'fast-check';
import { DomainError, Money } from '#kernel';
import { tries } from '../../../kernel/src/testing/tries.js';
import { withInvoiced, withReleased } from './invoiced-quantities.js';
import type { BillingBasis, JobLineView, LineQuantity } from './job.js';
import { withProgress } from './progress.js';
import { everythingShipped, unshipped, withShipped } from './shipping.js';
import { split } from './split.js';

const line = (lineNumber: number, ordered: string, changes: Partial<JobLineView> = {}): JobLineView => ({
  lineNumber,
  purchaseOrderLineNumber: lineNumber,
  itemId: null,
  description: 'Work',
  unitPrice: '2.5',
  taxCodeId: null,
  quantityOrdered: ordered,
  quantityCompleted: '0',
  quantityShipped: '0',
  quantityInvoiced: '0',
  overrideReason: null,
  ...changes,
});
const refusal = (code: string) => expect.objectContaining({ code });

describe('shipping', () => {
  const lines = [
    line(1, '10', { quantityCompleted: '6', quantityShipped: '2', quantityInvoiced: '2' }),
    line(2, '5'),
  ];

  it('is the whole quantity that has left; what is left is what is completed and still here', () => {
    expect(withShipped(lines, [{ lineNumber: 1, quantity: '4.0' }], 'completed')).toEqual([
      { lineNumber: 1, quantity: '4' },
    ]);
    expect(unshipped(lines).map((l) => l.lineNumber)).toEqual([1]);
    expect(everythingShipped(lines)).toEqual([{ lineNumber: 1, quantity: '6' }]);
  });

  it.each([
    ['more than is completed', [{ lineNumber: 1, quantity: '6.1' }], 'JOBS.OVER_SHIPPED'],
    ['less than was billed as shipped', [{ lineNumber: 1, quantity: '1' }], 'JOBS.BELOW_INVOICED'],
    ['a line that is not there', [{ lineNumber: 9, quantity: '1' }], 'JOBS.NO_SUCH_LINE'],
  ])('refuses %s', (_, report, code) => {
    expect(() => withShipped(lines, report, 'shipped')).toThrow(refusal(code));
  });

  it('holds an invoice back until it has happened, where the customer pays for what arrives', () => {
    const billed = [{ lineNumber: 1, quantity: '1' }];
    expect(withInvoiced(lines, billed)).toEqual([{ lineNumber: 1, quantity: '3' }]);
    expect(() => withInvoiced(lines, billed, { basis: 'shipped' })).toThrow(refusal('JOBS.NOT_SHIPPED'));
  });

  it('keeps progress from falling below what has left', () => {
    expect(() => withProgress(lines, [{ lineNumber: 1, quantity: '1' }])).toThrow(
      refusal('JOBS.BELOW_SHIPPED'),
    );
  });
});

describe('a deposit', () => {
  it('that was billed ahead of the work does not keep the work from being reported', () => {
    const ahead = [line(1, '10', { quantityInvoiced: '3' })];
    expect(withProgress(ahead, [{ lineNumber: 1, quantity: '1' }])).toMatchObject([{ quantity: '1' }]);
  });
});

describe('splitting', () => {
  const job = {
    contractAmount: '30',
    lines: [line(1, '10', { quantityCompleted: '4', quantityInvoiced: '1' }), line(2, '2')],
  };

  it('moves a part with its share of the amount', () => {
    expect(split(job, [{ lineNumber: 1, quantity: '5' }])).toMatchObject({
      remaining: [{ lineNumber: 1, quantity: '5' }],
      remainingAmount: '17.5',
      lines: [{ lineNumber: 1, purchaseOrderLineNumber: 1, quantityOrdered: '5' }],
      contractAmount: '12.5',
    });
  });

  it('takes what the lines are worth where the whole is worth nothing', () => {
    const free = { contractAmount: '0', lines: [line(1, '10', { unitPrice: '0' })] };
    expect(split(free, [{ lineNumber: 1, quantity: '4' }])).toMatchObject({
      remainingAmount: '0',
      contractAmount: '0',
    });
  });

  it('finds nothing free on a line of which more was billed than is ordered', () => {
    const over = { contractAmount: '30', lines: [line(1, '10', { quantityInvoiced: '11' }), line(2, '2')] };
    expect(() => split(over, [{ lineNumber: 1, quantity: '1' }])).toThrow('Line 1 has 0 that is neither');
  });

  it.each([
    ['what is done already', [{ lineNumber: 1, quantity: '6.1' }], 'JOBS.SPLIT_TOO_MUCH'],
    ['nothing', [{ lineNumber: 1, quantity: '0' }], 'JOBS.NOTHING_REMAINS'],
    [
      'a line twice',
      [
        { lineNumber: 2, quantity: '1' },
        { lineNumber: 2, quantity: '1' },
      ],
      'JOBS.LINE_TWICE',
    ],
  ])('refuses %s', (_, wanted, code) => {
    expect(() => split(job, wanted)).toThrow(refusal(code));
  });

  it('refuses to move all', () => {
    const fresh = { contractAmount: '25', lines: [line(1, '10')] };
    expect(() => split(fresh, [{ lineNumber: 1, quantity: '10' }])).toThrow(refusal('JOBS.NOTHING_REMAINS'));
  });
});

interface Model {
  basis: BillingBasis;
  contractAmount: string;
  lines: JobLineView[];
}

const FIELDS = {
  ordered: 'quantityOrdered',
  completed: 'quantityCompleted',
  shipped: 'quantityShipped',
  invoiced: 'quantityInvoiced',
} as const;

function write(job: Model, field: keyof typeof FIELDS, quantities: readonly LineQuantity[]): void {
  for (const { lineNumber, quantity } of quantities) {
    const at = job.lines.findIndex((l) => l.lineNumber === lineNumber);
    job.lines[at] = { ...(job.lines[at] as JobLineView), [FIELDS[field]]: quantity };
  }
}

const STEPS = {
  split(jobs: Model[], job: Model, wanted: LineQuantity[]) {
    const outcome = split(job, wanted);
    write(job, 'ordered', outcome.remaining);
    job.contractAmount = outcome.remainingAmount;
    const lines = outcome.lines.map((moved) =>
      line(moved.lineNumber, moved.quantityOrdered, { unitPrice: moved.unitPrice }),
    );
    jobs.push({ basis: job.basis, contractAmount: outcome.contractAmount, lines });
  },
  progress(_: Model[], job: Model, report: LineQuantity[]) {
    write(job, 'completed', withProgress(job.lines, report));
  },
  ship(_: Model[], job: Model, report: LineQuantity[]) {
    write(job, 'shipped', withShipped(job.lines, report, job.basis));
  },
  invoice(_: Model[], job: Model, billed: LineQuantity[]) {
    write(job, 'invoiced', withInvoiced(job.lines, billed, { basis: job.basis }));
  },
  void(_: Model[], job: Model, released: LineQuantity[]) {
    write(job, 'invoiced', withReleased(job.lines, released));
  },
};

describe('quantities and cents', () => {
  const quantity = fc.integer({ min: 0, max: 25_000 }).map((n) => Money.of(n).dividedBy(1000).toString());
  const step = fc.record({
    name: fc.constantFrom(...(Object.keys(STEPS) as (keyof typeof STEPS)[])),
    job: fc.nat(),
    line: fc.nat(),
    quantity,
  });
  const start = fc.record({
    basis: fc.constantFrom<BillingBasis>('completed', 'shipped'),
    prices: fc.array(
      fc.integer({ min: 1, max: 9_999_999 }).map((n) => Money.of(n).dividedBy(10_000).toString()),
      { minLength: 1, maxLength: 4 },
    ),
    contract: fc.integer({ min: 1, max: 100_000_000 }),
    steps: fc.array(step, { minLength: 20, maxLength: 60 }),
  });

  it('are conserved whatever is split, done, shipped, invoiced and voided, in any order', () => {
    let done = 0;
    fc.assert(
      fc.property(start, ({ basis, prices, contract, steps }) => {
        const contractAmount = Money.of(contract).dividedBy(100).toString();
        const lines = prices.map((unitPrice, index) => line(index + 1, '40', { unitPrice }));
        const jobs: Model[] = [{ basis, contractAmount, lines }];
        for (const { name, quantity: wanted, ...pick } of steps) {
          const job = jobs[pick.job % jobs.length] as Model;
          const { lineNumber } = job.lines[pick.line % job.lines.length] as JobLineView;
          try {
            STEPS[name](jobs, job, [{ lineNumber, quantity: wanted }]);
            done++;
          } catch (error) {
            // What is not possible is refused in our own words, and changes nothing.
            expect(error).toBeInstanceOf(DomainError);
          }
          const all = jobs.flatMap((one) => one.lines);
          expect(Money.sum(all.map((l) => l.quantityOrdered)).toString()).toBe(String(40 * prices.length));
          expect(Money.sum(jobs.map((one) => one.contractAmount)).toString()).toBe(contractAmount);
          for (const l of all) {
            expect(Money.of(l.quantityOrdered).compare(l.quantityCompleted)).toBeGreaterThanOrEqual(0);
            expect(Money.of(l.quantityCompleted).compare(l.quantityShipped)).toBeGreaterThanOrEqual(0);
            const ready = basis === 'shipped' ? l.quantityShipped : l.quantityCompleted;
            expect(Money.of(ready).compare(l.quantityInvoiced)).toBeGreaterThanOrEqual(0);
            expect(Money.of(l.quantityInvoiced).isNegative()).toBe(false);
          }
        }
      }),
      { numRuns: tries(80) },
    );
    expect(done).toBeGreaterThan(120);
  });
});
