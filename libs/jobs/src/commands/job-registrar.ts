import { Inject, Injectable } from '@nestjs/common';
import { type Clock, localDateOf, newId } from '#kernel';
import { CLOCK, requireScope } from '#platform';
import type { JobView } from '../domain/job.js';
import { JobNumbersRepository } from '../job-numbers.repository.js';
import { JobsRepository, type NewJob } from '../jobs.repository.js';

/** Gives a drafted job its identity. Comes last in its transaction: others wait for the number until it commits. */
@Injectable()
export class JobRegistrar {
  constructor(
    private readonly numbers: JobNumbersRepository,
    private readonly jobs: JobsRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async register(draft: Omit<NewJob, 'id' | 'number'>): Promise<JobView> {
    const today = localDateOf(this.clock.now(), await this.numbers.timezone());
    const number = await this.numbers.next(today);
    return this.jobs.create(requireScope().organizationId, { ...draft, id: newId(), number });
  }
}
