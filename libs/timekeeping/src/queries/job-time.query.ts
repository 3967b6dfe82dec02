import { Injectable } from '@nestjs/common';
import { JobsFacade } from '#jobs';
import { DomainError } from '#kernel';
import { JobTimeRepository, type PhaseTime } from '../job-time.repository.js';

/** What a job has taken so far, phase by phase. */
@Injectable()
export class JobTimeQuery {
  constructor(
    private readonly jobs: JobsFacade,
    private readonly time: JobTimeRepository,
  ) {}

  async execute(jobId: string): Promise<{ minutes: number; phases: PhaseTime[] }> {
    if (!(await this.jobs.job(jobId))) throw jobWithoutTime();
    const phases = await this.time.byPhase(jobId);
    return { minutes: phases.reduce((sum, phase) => sum + phase.minutes, 0), phases };
  }
}

export function jobWithoutTime(): DomainError {
  return DomainError.notFound('TIMEKEEPING.NO_SUCH_JOB', 'There is no job with this id.');
}
