import { Injectable } from '@nestjs/common';
import type { JobView } from '../domain/job.js';
import { JobReadiness } from './job-readiness.js';
import { MoveMaterialCommand } from './move-material.command.js';
import { OrderCloser } from './order-closer.js';

/** What the end of a job's work asks for, and what follows from it. Needs an open unit of work. */
@Injectable()
export class JobConclusion {
  constructor(
    private readonly readiness: JobReadiness,
    private readonly closer: OrderCloser,
    private readonly materials: MoveMaterialCommand,
  ) {}

  /** Throws `JOBS.CHECKS_NOT_PASSED` (conflict). */
  assertMayEnd(jobId: string): Promise<void> {
    return this.readiness.assertMayEnd(jobId);
  }

  /** What it holds and did not use is free again; its order may be done, too. */
  async conclude({ id, purchaseOrderId }: JobView): Promise<void> {
    await this.materials.releaseAll(id, 'The job was completed.');
    if (purchaseOrderId) await this.closer.closeIfDone(purchaseOrderId);
  }
}
