import type { LineQuantity } from '#jobs';
import { Money } from '#kernel';
import type { InvoiceDirection, InvoiceLineRecord } from './invoice.js';

export type JobLine = Pick<InvoiceLineRecord, 'jobId' | 'jobLineNumber' | 'quantity'>;

/** Jobs in id order: whoever locks several takes them in the same order. */
export function quantitiesByJob(
  direction: InvoiceDirection,
  lines: readonly JobLine[],
): [string, LineQuantity[]][] {
  // A contractor's bill names the job it is for; what is invoiced of the job is what the customer is billed.
  if (direction === 'payable') return [];
  const jobs = new Map<string, LineQuantity[]>();
  for (const { jobId, jobLineNumber, quantity } of lines) {
    if (jobId === null || jobLineNumber === null || Money.of(quantity).isNegative()) continue;
    jobs.set(jobId, [...(jobs.get(jobId) ?? []), { lineNumber: jobLineNumber, quantity }]);
  }
  return [...jobs].sort(([a], [b]) => a.localeCompare(b));
}

/** The lines of an invoice as they still bill work: less what credits on it gave back of the same line of a job. */
export function linesNotReturned(lines: readonly JobLine[], returned: readonly JobLine[]): JobLine[] {
  const given = new Map<string, Money>();
  for (const line of returned) {
    if (Money.of(line.quantity).isNegative()) continue;
    given.set(keyOf(line), (given.get(keyOf(line)) ?? Money.zero).plus(line.quantity));
  }
  return lines.map((line) => {
    const quantity = Money.of(line.quantity);
    const back = given.get(keyOf(line));
    if (!back || quantity.isNegative()) return line;
    const part = back.compare(quantity) < 0 ? back : quantity;
    given.set(keyOf(line), back.minus(part));
    return { ...line, quantity: quantity.minus(part).toString() };
  });
}

function keyOf({ jobId, jobLineNumber }: JobLine): string {
  return `${jobId} ${jobLineNumber}`;
}
