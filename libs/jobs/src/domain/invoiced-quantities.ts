import { DomainError, Money } from '#kernel';
import type { BillingBasis, JobLineView, LineQuantity } from './job.js';

export interface BillingTerms {
  basis?: BillingBasis;
  /** Why more is billed than is ready. */
  overrideReason?: string;
}

/** What an invoice can take of a line now. */
export function billable(line: JobLineView, basis: BillingBasis): Money {
  const left = Money.of(ready(line, basis)).minus(line.quantityInvoiced);
  return left.isNegative() ? Money.zero : left;
}

function ready(line: JobLineView, basis: BillingBasis): string {
  return basis === 'shipped' ? line.quantityShipped : line.quantityCompleted;
}

/** The invoiced quantity of each named line after billing more of it. Lines named twice add up. */
export function withInvoiced(
  lines: readonly JobLineView[],
  billed: readonly LineQuantity[],
  { basis = 'completed', overrideReason }: BillingTerms = {},
): LineQuantity[] {
  return [...totals(billed)].map(([lineNumber, quantity]) => {
    const line = lineOf(lines, lineNumber);
    const invoiced = Money.of(line.quantityInvoiced).plus(quantity);
    if (invoiced.compare(ready(line, basis)) > 0 && !overrideReason) throw notReady(line, basis, quantity);
    return { lineNumber, quantity: invoiced.toString() };
  });
}

export interface ReleaseTerms {
  /** It is so in the accounting system already: what was given back before is not given back again. */
  isFact?: boolean;
}

/** The same after giving billed quantities back, as voiding an invoice does. */
export function withReleased(
  lines: readonly JobLineView[],
  released: readonly LineQuantity[],
  { isFact = false }: ReleaseTerms = {},
): LineQuantity[] {
  return [...totals(released)].map(([lineNumber, quantity]) => {
    const line = lineOf(lines, lineNumber);
    const invoiced = Money.of(line.quantityInvoiced).minus(quantity);
    if (invoiced.isNegative()) {
      if (isFact) return { lineNumber, quantity: '0' };
      throw DomainError.conflict(
        'JOBS.OVER_RELEASED',
        `Line ${lineNumber} has ${line.quantityInvoiced} invoiced, so ${quantity} cannot be given back.`,
      );
    }
    return { lineNumber, quantity: invoiced.toString() };
  });
}

function totals(quantities: readonly LineQuantity[]): Map<number, Money> {
  const sums = new Map<number, Money>();
  for (const { lineNumber, quantity } of quantities) {
    if (Money.of(quantity).isNegative())
      throw new DomainError('JOBS.NEGATIVE_QUANTITY', `The quantity of line ${lineNumber} is negative.`);
    sums.set(lineNumber, (sums.get(lineNumber) ?? Money.zero).plus(quantity));
  }
  return sums;
}

/** Throws `JOBS.NO_SUCH_LINE` when the job has no line of that number. */
export function lineOf(lines: readonly JobLineView[], lineNumber: number): JobLineView {
  const line = lines.find((candidate) => candidate.lineNumber === lineNumber);
  if (line) return line;
  throw new DomainError('JOBS.NO_SUCH_LINE', `This job has no line ${lineNumber}.`, {
    field: 'lines',
    details: { lineNumber },
  });
}

function notReady(line: JobLineView, basis: BillingBasis, quantity: Money): DomainError {
  const left = billable(line, basis);
  return DomainError.conflict(
    basis === 'shipped' ? 'JOBS.NOT_SHIPPED' : 'JOBS.OVER_COMPLETED',
    `Line ${line.lineNumber} has ${left} ${basis} and not invoiced yet, so ${quantity} cannot be invoiced.`,
    {
      fix: `Record ${basis === 'shipped' ? 'the shipment' : 'the progress'} first, invoice less, or give a reason for invoicing ahead of the work.`,
      details: { lineNumber: line.lineNumber, available: left.toString() },
    },
  );
}
