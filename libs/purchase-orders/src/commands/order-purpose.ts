import { Injectable } from '@nestjs/common';
import type { ComposedLine } from '../domain/order-lines.js';
import { jobOfCustomerOrder, unknownJob } from '../domain/purchase-order.errors.js';
import type { PurchaseOrderDirection } from '../domain/purchase-order.js';
import { type NamedJob, NamedJobsRepository } from '../named-jobs.repository.js';

interface Purpose {
  jobId: string | null;
  lines: readonly Pick<ComposedLine, 'jobId' | 'jobLineNumber'>[];
}

/** The jobs that an order to a supplier is for. */
@Injectable()
export class OrderPurpose {
  constructor(private readonly jobs: NamedJobsRepository) {}

  /** Throws `PURCHASE_ORDERS.UNKNOWN_JOB` and `.JOB_OF_CUSTOMER_ORDER`. */
  async check(direction: PurchaseOrderDirection, { jobId, lines }: Purpose): Promise<void> {
    const named: NamedJob[] = [
      ...(jobId ? [{ jobId, lineNumber: null }] : []),
      ...lines.flatMap((line) => (line.jobId ? [{ jobId: line.jobId, lineNumber: line.jobLineNumber }] : [])),
    ];
    if (named.length === 0) return;
    if (direction === 'customer') throw jobOfCustomerOrder();
    const [missing] = await this.jobs.missing(named);
    if (missing) throw unknownJob(missing.lineNumber);
  }
}
