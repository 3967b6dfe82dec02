import { DomainError, Money } from '#kernel';
import { lineTwice, type NewJobLine } from './allocation.js';
import { lineOf } from './invoiced-quantities.js';
import type { JobLineView, JobView, LineQuantity } from './job.js';

export interface Split {
  /** What stays ordered on the lines that gave something away. */
  remaining: LineQuantity[];
  remainingAmount: string;
  /** The lines of the new job. */
  lines: NewJobLine[];
  contractAmount: string;
}

/**
 * Cuts `wanted` off a job. Quantities and cents are conserved: what the new job holds is what this one gives. Only what
 * is neither completed nor invoiced can move, and something must stay. Throws `JOBS.SPLIT_TOO_MUCH`,
 * `JOBS.NOTHING_REMAINS` (conflicts), `JOBS.NO_SUCH_LINE` and `JOBS.LINE_TWICE`.
 */
export function split(
  job: Pick<JobView, 'lines' | 'contractAmount'>,
  wanted: readonly LineQuantity[],
): Split {
  const moves = movesOf(job.lines, wanted);
  const movedFrom = new Map(moves.map(({ line, quantity }) => [line.lineNumber, quantity]));
  const stays = job.lines.map((line) =>
    Money.of(line.quantityOrdered).minus(movedFrom.get(line.lineNumber) ?? '0'),
  );
  if (moves.length === 0 || stays.every((quantity) => quantity.isZero())) throw nothingRemains();
  const contractAmount = shareOf(job, moves);
  return {
    remaining: moves.map(({ line, quantity }) => ({
      lineNumber: line.lineNumber,
      quantity: Money.of(line.quantityOrdered).minus(quantity).toString(),
    })),
    remainingAmount: Money.of(job.contractAmount).minus(contractAmount).toString(),
    lines: moves.map(({ line, quantity }, index) => ({
      lineNumber: index + 1,
      purchaseOrderLineNumber: line.purchaseOrderLineNumber,
      itemId: line.itemId,
      description: line.description,
      unitPrice: line.unitPrice,
      taxCodeId: line.taxCodeId,
      quantityOrdered: quantity.toString(),
      overrideReason: line.overrideReason,
    })),
    contractAmount: contractAmount.toString(),
  };
}

interface Move {
  line: JobLineView;
  quantity: Money;
}

function movesOf(lines: readonly JobLineView[], wanted: readonly LineQuantity[]): Move[] {
  const seen = new Set<number>();
  return wanted.flatMap(({ lineNumber, quantity: text }) => {
    const line = lineOf(lines, lineNumber);
    if (seen.has(lineNumber)) throw lineTwice(lineNumber);
    seen.add(lineNumber);
    const quantity = Money.of(text);
    const free = freeOf(line);
    if (quantity.compare(free) > 0) throw tooMuch(line, quantity, free);
    return quantity.isZero() ? [] : [{ line, quantity }];
  });
}

/** What is ordered and neither completed nor invoiced; shipped is never more than completed. */
function freeOf(line: JobLineView): Money {
  const { quantityCompleted, quantityInvoiced } = line;
  const bound =
    Money.of(quantityCompleted).compare(quantityInvoiced) > 0 ? quantityCompleted : quantityInvoiced;
  const free = Money.of(line.quantityOrdered).minus(bound);
  return free.isNegative() ? Money.zero : free;
}

/** In proportion to what the lines are worth, so that a price agreed for the whole is shared fairly. */
function shareOf(
  { lines, contractAmount }: Pick<JobView, 'lines' | 'contractAmount'>,
  moves: readonly Move[],
): Money {
  const moved = Money.sum(moves.map(({ line, quantity }) => quantity.times(line.unitPrice)));
  const whole = Money.sum(lines.map((line) => Money.of(line.quantityOrdered).times(line.unitPrice)));
  if (whole.isZero()) return moved.toCents();
  return Money.of(contractAmount).times(moved).dividedBy(whole).toCents();
}

function tooMuch(line: JobLineView, quantity: Money, free: Money): DomainError {
  return DomainError.conflict(
    'JOBS.SPLIT_TOO_MUCH',
    `Line ${line.lineNumber} has ${free} that is neither completed nor invoiced, so ${quantity} cannot be split off.`,
    {
      field: 'lines',
      fix: 'Split off less.',
      details: { lineNumber: line.lineNumber, available: free.toString() },
    },
  );
}

function nothingRemains(): DomainError {
  return DomainError.conflict(
    'JOBS.NOTHING_REMAINS',
    'A split needs something that moves and something that stays.',
    {
      field: 'lines',
      fix: 'Name a part of the quantities, not all and not none.',
    },
  );
}
