import { Injectable } from '@nestjs/common';
import { assertPassed } from '../domain/checkpoint.js';
import { assertNothingBefore } from '../domain/dependency.js';
import { assertOpen } from '../domain/gate.js';
import { JobCheckpointsRepository } from '../job-checkpoints.repository.js';
import { JobDependenciesRepository } from '../job-dependencies.repository.js';
import { JobGatesRepository } from '../job-gates.repository.js';

/** Whether a job's surroundings let it begin or end. Call it while the job is locked. */
@Injectable()
export class JobReadiness {
  constructor(
    private readonly gates: JobGatesRepository,
    private readonly dependencies: JobDependenciesRepository,
    private readonly checkpoints: JobCheckpointsRepository,
  ) {}

  /** Throws `JOBS.GATE_CLOSED`, and `JOBS.WAITS_FOR_OTHERS` without a reason (conflicts). */
  async assertMayBegin(jobId: string, overrideReason?: string): Promise<void> {
    assertOpen(await this.gates.of(jobId));
    assertNothingBefore(await this.dependencies.before(jobId), overrideReason);
  }

  /** Throws `JOBS.CHECKS_NOT_PASSED` (conflict). */
  async assertMayEnd(jobId: string): Promise<void> {
    assertPassed(await this.checkpoints.of(jobId));
  }
}
