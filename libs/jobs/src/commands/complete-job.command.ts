import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import type { JobView } from '../domain/job.js';
import { jobStates } from '../domain/job.states.js';
import { everythingDone, unfinished, withProgress, workRemaining } from '../domain/progress.js';
import { JobCompleted } from '../events/job-completed.event.js';
import { JobLinesRepository } from '../job-lines.repository.js';
import { JobsRepository } from '../jobs.repository.js';
import { JobAnnouncer } from './job-announcer.js';
import { JobConclusion } from './job-conclusion.js';

export interface Completion {
  /** The version the caller has seen. */
  version: number;
  /** Everything ordered is done: the lines that are short are completed with the job. */
  allDone?: boolean;
  /** Why the job ends although lines are short. */
  shortReason?: string;
}

/** Ends the work of a job. */
@Injectable()
export class CompleteJobCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobsRepository,
    private readonly lines: JobLinesRepository,
    private readonly conclusion: JobConclusion,
    private readonly announcer: JobAnnouncer,
  ) {}

  execute(id: string, { version, allDone, shortReason }: Completion): Promise<JobView> {
    return this.unitOfWork.run(async () => {
      const job = await this.jobs.lockAt(id, version);
      const status = jobStates.next(job.status, 'complete');
      await this.conclusion.assertMayEnd(id);
      const short = unfinished(job.lines);
      if (short.length > 0 && !allDone && !shortReason?.trim()) throw workRemaining(short);
      if (allDone) {
        const done = withProgress(job.lines, everythingDone(job.lines));
        await this.lines.save(id, { kind: 'completed', lines: done });
      }
      const newVersion = await this.jobs.saveStatus(id, status);
      const completed = await this.jobs.get(id);
      const facts = { from: job.status, allDone, shortReason };
      await this.announcer.announce('completed', completed, facts, new JobCompleted(id, newVersion));
      await this.conclusion.conclude(completed);
      return completed;
    });
  }
}
