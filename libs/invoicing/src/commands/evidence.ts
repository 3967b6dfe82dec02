import { Injectable } from '@nestjs/common';
import { JobsFacade, type LineQuantity } from '#jobs';
import { Money } from '#kernel';
import { TimekeepingFacade } from '#timekeeping';
import type { InvoiceLineRecord } from '../domain/invoice.js';

type EvidencedLine = Pick<InvoiceLineRecord, 'jobId' | 'jobLineNumber' | 'quantity' | 'timeEntryId'>;

/**
 * Takes what invoice lines bill (job quantities, time) so that nothing is billed twice, and gives it back. Joins the
 * caller's unit of work.
 */
@Injectable()
export class Evidence {
  constructor(
    private readonly jobs: JobsFacade,
    private readonly timekeeping: TimekeepingFacade,
  ) {}

  async bill(lines: readonly EvidencedLine[]): Promise<void> {
    for (const [jobId, quantities] of quantitiesByJob(lines))
      await this.jobs.recordInvoiced(jobId, quantities);
    await this.timekeeping.markInvoiced(timeOf(lines));
  }

  async release(lines: readonly EvidencedLine[]): Promise<void> {
    for (const [jobId, quantities] of quantitiesByJob(lines))
      await this.jobs.releaseInvoiced(jobId, quantities);
    await this.timekeeping.releaseInvoiced(timeOf(lines));
  }
}

/** Jobs in id order: whoever locks several takes them in the same order. */
function quantitiesByJob(lines: readonly EvidencedLine[]): [string, LineQuantity[]][] {
  const jobs = new Map<string, LineQuantity[]>();
  for (const { jobId, jobLineNumber, quantity } of lines) {
    if (jobId === null || jobLineNumber === null || Money.of(quantity).isNegative()) continue;
    jobs.set(jobId, [...(jobs.get(jobId) ?? []), { lineNumber: jobLineNumber, quantity }]);
  }
  return [...jobs].sort(([a], [b]) => a.localeCompare(b));
}

function timeOf(lines: readonly EvidencedLine[]): string[] {
  return lines.flatMap(({ timeEntryId }) => (timeEntryId ? [timeEntryId] : []));
}
