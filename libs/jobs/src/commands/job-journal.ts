import { Injectable } from '@nestjs/common';
import { AuditLog, UnitOfWork } from '#platform';
import { JobsRepository } from '../jobs.repository.js';

/** Runs what belongs to a job while the job is locked, and writes it into its audit trail. */
@Injectable()
export class JobJournal {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobsRepository,
    private readonly audit: AuditLog,
  ) {}

  /** `happened` is the past tense, e.g. `checkpoint_passed`. Throws `JOBS.NOT_FOUND`. */
  write(
    jobId: string,
    happened: string,
    data: Record<string, unknown>,
    work: (job: Awaited<ReturnType<JobsRepository['get']>>) => Promise<void>,
  ): Promise<void> {
    return this.unitOfWork.run(async () => {
      await work(await this.jobs.lockAt(jobId));
      await this.audit.record({ action: `job.${happened}`, entity: 'job', entityId: jobId, data });
    });
  }
}
