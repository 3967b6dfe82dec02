import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import { notInProgress } from '../domain/job.errors.js';
import type { JobView, LineQuantity } from '../domain/job.js';
import { withProgress } from '../domain/progress.js';
import { JobProgressed } from '../events/job-progressed.event.js';
import { JobLinesRepository } from '../job-lines.repository.js';
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
    private readonly lines: JobLinesRepository,
    private readonly announcer: JobAnnouncer,
  ) {}

  execute(id: string, { version, lines, overrideReason }: ProgressReport): Promise<JobView> {
    return this.unitOfWork.run(async () => {
      const job = await this.jobs.lockAt(id, version);
      if (job.status !== 'in_progress' && job.status !== 'review') throw notInProgress(job.status);
      const reason = overrideReason?.trim();
      await this.lines.save(id, { kind: 'completed', lines: withProgress(job.lines, lines, reason), reason });
      const newVersion = await this.jobs.touch(id);
      const progressed = await this.jobs.get(id);
      const facts = { lines, overrideReason };
      await this.announcer.announce('progressed', progressed, facts, new JobProgressed(id, newVersion));
      return progressed;
    });
  }
}
