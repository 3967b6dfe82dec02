import { DomainError, Money } from '#kernel';
import { lineTwice, overOrdered } from './allocation.js';
import { lineOf } from './invoiced-quantities.js';
import type { JobLineView, LineQuantity } from './job.js';

export interface CompletedQuantity extends LineQuantity {
  /** Set on a line that goes past what was ordered. */
  overrideReason: string | null;
}

/**
 * The completed quantities after a report, which names each line's whole quantity so that sending it twice changes
 * nothing. Throws `JOBS.OVER_ORDERED` without a reason for more than was ordered, `JOBS.BELOW_INVOICED`,
 * `JOBS.NO_SUCH_LINE` and `JOBS.LINE_TWICE`.
 */
export function withProgress(
  lines: readonly JobLineView[],
  reported: readonly LineQuantity[],
  overrideReason?: string,
): CompletedQuantity[] {
  const seen = new Set<number>();
  return reported.map(({ lineNumber, quantity }) => {
    const line = lineOf(lines, lineNumber);
    if (seen.has(lineNumber)) throw lineTwice(lineNumber);
    seen.add(lineNumber);
    const completed = Money.of(quantity);
    const ordered = Money.of(line.quantityOrdered);
    const isOver = completed.compare(ordered) > 0;
    if (isOver && !overrideReason) throw overOrdered(lineNumber, ordered, completed);
    if (completed.compare(line.quantityShipped) < 0) throw belowShipped(line, completed);
    if (completed.compare(invoicedAhead(line)) < 0) throw belowInvoiced(line, completed);
    return {
      lineNumber,
      quantity: completed.toString(),
      overrideReason: isOver ? (overrideReason ?? null) : null,
    };
  });
}

/** The report that says everything ordered is done; lines that are past that stay as they are. */
export function everythingDone(lines: readonly JobLineView[]): LineQuantity[] {
  return unfinished(lines).map((line) => ({ lineNumber: line.lineNumber, quantity: line.quantityOrdered }));
}

export function unfinished(lines: readonly JobLineView[]): JobLineView[] {
  return lines.filter((line) => Money.of(line.quantityCompleted).compare(line.quantityOrdered) < 0);
}

/** What was billed ahead of the work, with a reason, does not keep the work from being reported as it goes. */
function invoicedAhead({ quantityInvoiced, quantityCompleted }: JobLineView): Money {
  const [invoiced, completed] = [Money.of(quantityInvoiced), Money.of(quantityCompleted)];
  return invoiced.compare(completed) > 0 ? completed : invoiced;
}

function belowShipped(line: JobLineView, completed: Money): DomainError {
  return DomainError.conflict(
    'JOBS.BELOW_SHIPPED',
    `${line.quantityShipped} of line ${line.lineNumber} is shipped already, so it cannot be only ${completed} completed.`,
    {
      fix: 'Correct the shipped quantity first.',
      details: { lineNumber: line.lineNumber, shipped: line.quantityShipped },
    },
  );
}

function belowInvoiced(line: JobLineView, completed: Money): DomainError {
  return DomainError.conflict(
    'JOBS.BELOW_INVOICED',
    `${line.quantityInvoiced} of line ${line.lineNumber} is invoiced already, so it cannot be only ${completed} completed.`,
    {
      fix: 'Void the invoice first, or correct the quantity.',
      details: { lineNumber: line.lineNumber, invoiced: line.quantityInvoiced },
    },
  );
}

export function workRemaining(lines: readonly JobLineView[]): DomainError {
  return DomainError.conflict(
    'JOBS.WORK_REMAINING',
    `${lines.length === 1 ? 'One line is' : `${lines.length} lines are`} not completed yet.`,
    {
      fix: 'Record the progress, say that all lines are done, or give a reason for ending the job short.',
      details: { lines: lines.map((line) => line.lineNumber) },
    },
  );
}
