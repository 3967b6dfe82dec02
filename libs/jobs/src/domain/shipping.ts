import { DomainError, Money } from '#kernel';
import { lineTwice } from './allocation.js';
import { lineOf } from './invoiced-quantities.js';
import type { BillingBasis, JobLineView, LineQuantity } from './job.js';

/**
 * The shipped quantities after a report, which names each line's whole quantity so that sending it twice changes
 * nothing. Throws `JOBS.OVER_SHIPPED` for more than is completed, `JOBS.BELOW_INVOICED` for less than was billed as
 * shipped, `JOBS.NO_SUCH_LINE` and `JOBS.LINE_TWICE`.
 */
export function withShipped(
  lines: readonly JobLineView[],
  reported: readonly LineQuantity[],
  basis: BillingBasis,
): LineQuantity[] {
  const seen = new Set<number>();
  return reported.map(({ lineNumber, quantity }) => {
    const line = lineOf(lines, lineNumber);
    if (seen.has(lineNumber)) throw lineTwice(lineNumber);
    seen.add(lineNumber);
    const shipped = Money.of(quantity);
    if (shipped.compare(line.quantityCompleted) > 0) throw overShipped(line, shipped);
    const isLess = shipped.compare(line.quantityShipped) < 0;
    if (basis === 'shipped' && isLess && shipped.compare(line.quantityInvoiced) < 0)
      throw billedAsShipped(line, shipped);
    return { lineNumber, quantity: shipped.toString() };
  });
}

/** The report that says everything completed is shipped. */
export function everythingShipped(lines: readonly JobLineView[]): LineQuantity[] {
  return unshipped(lines).map((line) => ({ lineNumber: line.lineNumber, quantity: line.quantityCompleted }));
}

/** Lines of which something is done and has not left. */
export function unshipped(lines: readonly JobLineView[]): JobLineView[] {
  return lines.filter((line) => Money.of(line.quantityShipped).compare(line.quantityCompleted) < 0);
}

function overShipped(line: JobLineView, shipped: Money): DomainError {
  return DomainError.conflict(
    'JOBS.OVER_SHIPPED',
    `Line ${line.lineNumber} has ${line.quantityCompleted} completed, so ${shipped} cannot be shipped.`,
    {
      field: 'lines',
      fix: 'Record the progress first, or ship less.',
      details: { lineNumber: line.lineNumber, completed: line.quantityCompleted },
    },
  );
}

function billedAsShipped(line: JobLineView, shipped: Money): DomainError {
  return DomainError.conflict(
    'JOBS.BELOW_INVOICED',
    `${line.quantityInvoiced} of line ${line.lineNumber} is invoiced as shipped, so it cannot be only ${shipped}.`,
    {
      fix: 'Void the invoice first, or correct the quantity.',
      details: { lineNumber: line.lineNumber, invoiced: line.quantityInvoiced },
    },
  );
}
