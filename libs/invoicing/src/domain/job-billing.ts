import { billable, type JobView } from '#jobs';
import { DomainError, Money } from '#kernel';
import type { LineInput } from './invoice-lines.js';

export interface RequestedQuantity {
  lineNumber: number;
  quantity: string;
}

/**
 * What an invoice for a job bills: everything completed (or shipped, where the job is billed by that) and not invoiced yet, or just the quantities asked for.
 * Each line carries its evidence. Throws `INVOICING.NOTHING_TO_BILL`, `INVOICING.NO_SUCH_JOB_LINE` and
 * `INVOICING.MORE_THAN_COMPLETED`.
 */
export function linesToBill(
  job: Pick<JobView, 'id' | 'number' | 'lines' | 'billingBasis'>,
  requested?: readonly RequestedQuantity[],
): LineInput[] {
  if (requested) for (const wish of requested) checkWish(job, wish);
  const lines = readyLines(job, requested);
  if (lines.length === 0) throw nothingToBill(job);
  return lines;
}

/** The same without complaint: no lines where nothing is ready. */
export function readyLines(
  job: Pick<JobView, 'id' | 'lines' | 'billingBasis'>,
  requested?: readonly RequestedQuantity[],
): LineInput[] {
  const wishes = requested && new Map(requested.map(({ lineNumber, quantity }) => [lineNumber, quantity]));
  return job.lines.flatMap((line) => {
    const quantity = wishes ? Money.of(wishes.get(line.lineNumber) ?? '0') : billable(line, job.billingBasis);
    if (quantity.isZero() || quantity.isNegative()) return [];
    return [
      { ...billed(line), quantity: quantity.toString(), jobId: job.id, jobLineNumber: line.lineNumber },
    ];
  });
}

function billed({ itemId, description, unitPrice, taxCodeId }: JobView['lines'][number]): LineInput {
  return { kind: 'item', itemId, description, unitPrice, taxCodeId };
}

function checkWish(
  job: Pick<JobView, 'number' | 'lines' | 'billingBasis'>,
  { lineNumber, quantity }: RequestedQuantity,
): void {
  const line = job.lines.find((candidate) => candidate.lineNumber === lineNumber);
  if (!line) {
    throw DomainError.notFound('INVOICING.NO_SUCH_JOB_LINE', `Job ${job.number} has no line ${lineNumber}.`);
  }
  const left = billable(line, job.billingBasis);
  if (left.compare(quantity) >= 0) return;
  throw DomainError.conflict(
    'INVOICING.MORE_THAN_COMPLETED',
    `Line ${lineNumber} of job ${job.number} has ${left} ${job.billingBasis} and not invoiced yet, so ${quantity} cannot be invoiced.`,
    { field: 'lines', fix: 'Record the progress on the job first, or invoice less.' },
  );
}

function nothingToBill(job: Pick<JobView, 'number' | 'billingBasis'>): DomainError {
  return DomainError.conflict(
    'INVOICING.NOTHING_TO_BILL',
    `Everything that is ${job.billingBasis} on job ${job.number} is invoiced already.`,
    { fix: 'Record progress on the job, then invoice it.' },
  );
}
