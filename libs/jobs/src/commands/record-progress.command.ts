import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import { jobNotFound, notInProgress, staleJob } from '../domain/job.errors.js';
import type { JobView, LineQuantity } from '../domain/job.js';
import { withProgress } from '../domain/progress.js';
import { JobProgressed } from '../events/job-progressed.event.js';
import { JobsRepository } from '../jobs.repository.js';
import { JobAnnouncer } from './job-announcer.js';

export interface ProgressReport {
  /** The version the caller has seen. */
  version: number;
  /** Each line's whole completed quantity. */
  lines: readonly LineQuantity[];
  overrideReason?: string;
}

/** Writes down how much of a job's lines is done. */
@Injectable()
export class RecordProgressCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobsRepository,
    private readonly announcer: JobAnnouncer,
  ) {}

  execute(id: string, { version, lines, overrideReason }: ProgressReport): Promise<JobView> {
    return this.unitOfWork.run(async () => {
      const job = await this.jobs.lock(id);
      if (!job) throw jobNotFound();
      if (version !== job.version) throw staleJob(job.version);
      if (job.status !== 'in_progress' && job.status !== 'review') throw notInProgress(job.status);
      await this.jobs.saveCompleted(id, withProgress(job.lines, lines, overrideReason?.trim()));
      const newVersion = await this.jobs.touch(id);
      const progressed = await this.jobs.find(id);
      if (!progressed) throw jobNotFound();
      const facts = { lines, overrideReason };
      await this.announcer.announce('progressed', progressed, facts, new JobProgressed(id, newVersion));
      return progressed;
    });
  }
}
