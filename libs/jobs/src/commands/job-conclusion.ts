import { Injectable } from '@nestjs/common';
import type { JobView } from '../domain/job.js';
import { JobReadiness } from './job-readiness.js';
import { OrderCloser } from './order-closer.js';

/** What the end of a job's work asks for, and what follows from it. Needs an open unit of work. */
@Injectable()
export class JobConclusion {
  constructor(
    private readonly readiness: JobReadiness,
    private readonly closer: OrderCloser,
  ) {}

  /** Throws `JOBS.CHECKS_NOT_PASSED` (conflict). */
  assertMayEnd(jobId: string): Promise<void> {
    return this.readiness.assertMayEnd(jobId);
  }

  async conclude({ purchaseOrderId }: JobView): Promise<void> {
    if (purchaseOrderId) await this.closer.closeIfDone(purchaseOrderId);
  }
}
