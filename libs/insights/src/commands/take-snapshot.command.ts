import { Inject, Injectable } from '@nestjs/common';
import { JobsFacade } from '#jobs';
import { type Clock, newId } from '#kernel';
import { CLOCK, UnitOfWork } from '#platform';
import { jobNotFound } from '../domain/insights-errors.js';
import type { AccountingJobFigures, JobFinancialSnapshot } from '../domain/job-financials.js';
import { composeSnapshot } from '../domain/snapshot.js';
import { OperationalFigures } from '../queries/operational-figures.query.js';
import { SnapshotsRepository } from '../snapshots.repository.js';

@Injectable()
export class TakeSnapshot {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobsFacade,
    private readonly operations: OperationalFigures,
    private readonly snapshots: SnapshotsRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(jobId: string, accounting?: AccountingJobFigures): Promise<JobFinancialSnapshot> {
    return this.unitOfWork.run(async () => {
      const job = await this.jobs.job(jobId);
      if (!job) throw jobNotFound();
      const ours = await this.operations.of(job.id);
      const contract = { amount: job.contractAmount, number: job.number, jobId };
      const snapshot = {
        id: newId(),
        jobId,
        takenAt: this.clock.now().toISOString(),
        ...composeSnapshot(contract, ours, accounting),
      };
      await this.snapshots.add(snapshot);
      return snapshot;
    });
  }
}
