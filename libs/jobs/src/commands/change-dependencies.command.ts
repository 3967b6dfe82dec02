import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { cycle } from '../domain/dependency.js';
import { unknownReference } from '../domain/job.errors.js';
import { JobDependenciesRepository } from '../job-dependencies.repository.js';
import { JobsRepository } from '../jobs.repository.js';
import { JobJournal } from './job-journal.js';

/** Says which jobs have to be done before another one may start. */
@Injectable()
export class ChangeDependenciesCommand {
  constructor(
    private readonly journal: JobJournal,
    private readonly jobs: JobsRepository,
    private readonly dependencies: JobDependenciesRepository,
  ) {}

  /** Throws `JOBS.CYCLE` (conflict) when that job waits for this one. */
  add(jobId: string, waitsForId: string): Promise<void> {
    return this.journal.write(jobId, 'dependency_added', { waitsForId }, async () => {
      await this.dependencies.lockAll();
      if (!(await this.jobs.find(waitsForId))) throw unknownReference('waitsForId', 'job');
      if (await this.dependencies.reaches(waitsForId, jobId)) throw cycle();
      await this.dependencies.add(jobId, waitsForId);
    });
  }

  remove(jobId: string, waitsForId: string): Promise<void> {
    return this.journal.write(jobId, 'dependency_removed', { waitsForId }, async () => {
      if (await this.dependencies.remove(jobId, waitsForId)) return;
      throw DomainError.notFound('JOBS.NO_SUCH_DEPENDENCY', 'This job does not wait for that one.');
    });
  }
}
