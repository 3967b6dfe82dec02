import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { requireScope } from '#platform';
import type { NewCheckpoint } from '../domain/checkpoint.js';
import type { Gate } from '../domain/gate.js';
import type { JobView } from '../domain/job.js';
import { JobCalendar } from '../job-calendar.js';
import { JobCheckpointsRepository } from '../job-checkpoints.repository.js';
import { JobGatesRepository } from '../job-gates.repository.js';
import { JobNumbersRepository } from '../job-numbers.repository.js';
import { type JobDraft, JobsRepository } from '../jobs.repository.js';

/** What a job is held to. */
export interface JobDemands {
  checkpoints?: readonly NewCheckpoint[];
  gates?: readonly Gate[];
}

/** Gives a drafted job its identity. Comes last in its transaction: others wait for the number until it commits. */
@Injectable()
export class JobRegistrar {
  constructor(
    private readonly numbers: JobNumbersRepository,
    private readonly jobs: JobsRepository,
    private readonly calendar: JobCalendar,
    private readonly checkpoints: JobCheckpointsRepository,
    private readonly gates: JobGatesRepository,
  ) {}

  async register(draft: JobDraft, { checkpoints = [], gates = [] }: JobDemands = {}): Promise<JobView> {
    const number = await this.numbers.next(await this.calendar.today());
    const job = await this.jobs.create(requireScope().organizationId, { ...draft, id: newId(), number });
    if (checkpoints.length > 0) await this.checkpoints.add(job.id, checkpoints);
    if (gates.length > 0) await this.gates.add(job.id, gates);
    return job;
  }

  /** A part of a job is held to the same checks, and to the approvals that are still missing. */
  async registerPart(draft: JobDraft, sourceId: string): Promise<JobView> {
    const missing = (await this.gates.of(sourceId)).filter(({ status }) => status !== 'approved');
    const checkpoints = await this.checkpoints.of(sourceId);
    return this.register(draft, { checkpoints, gates: missing.map(({ gate }) => gate) });
  }
}
