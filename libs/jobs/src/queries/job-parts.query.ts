import { Injectable } from '@nestjs/common';
import type { CheckpointView } from '../domain/checkpoint.js';
import type { DependencyView } from '../domain/dependency.js';
import type { GateView } from '../domain/gate.js';
import type { JobFileView } from '../domain/job-file.js';
import { JobCheckpointsRepository } from '../job-checkpoints.repository.js';
import { JobDependenciesRepository } from '../job-dependencies.repository.js';
import { JobFilesRepository } from '../job-files.repository.js';
import { JobGatesRepository } from '../job-gates.repository.js';
import { JobsRepository } from '../jobs.repository.js';

/** What belongs to a job beside its lines. Throws `JOBS.NOT_FOUND` for a job that is not there. */
@Injectable()
export class JobParts {
  constructor(
    private readonly jobs: JobsRepository,
    private readonly checkpointRows: JobCheckpointsRepository,
    private readonly gateRows: JobGatesRepository,
    private readonly fileRows: JobFilesRepository,
    private readonly dependencyRows: JobDependenciesRepository,
  ) {}

  async checkpoints(jobId: string): Promise<CheckpointView[]> {
    await this.jobs.get(jobId);
    return this.checkpointRows.of(jobId);
  }

  async gates(jobId: string): Promise<GateView[]> {
    await this.jobs.get(jobId);
    return this.gateRows.of(jobId);
  }

  async files(jobId: string): Promise<JobFileView[]> {
    await this.jobs.get(jobId);
    return this.fileRows.of(jobId);
  }

  async dependencies(jobId: string): Promise<{ before: DependencyView[]; after: DependencyView[] }> {
    await this.jobs.get(jobId);
    const [before, after] = await Promise.all([
      this.dependencyRows.before(jobId),
      this.dependencyRows.after(jobId),
    ]);
    return { before, after };
  }
}
