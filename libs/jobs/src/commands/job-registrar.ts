import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { requireScope } from '#platform';
import type { JobView } from '../domain/job.js';
import { JobCalendar } from '../job-calendar.js';
import { JobNumbersRepository } from '../job-numbers.repository.js';
import { type JobDraft, JobsRepository } from '../jobs.repository.js';

/** Gives a drafted job its identity. Comes last in its transaction: others wait for the number until it commits. */
@Injectable()
export class JobRegistrar {
  constructor(
    private readonly numbers: JobNumbersRepository,
    private readonly jobs: JobsRepository,
    private readonly calendar: JobCalendar,
  ) {}

  async register(draft: JobDraft): Promise<JobView> {
    const number = await this.numbers.next(await this.calendar.today());
    return this.jobs.create(requireScope().organizationId, { ...draft, id: newId(), number });
  }
}
