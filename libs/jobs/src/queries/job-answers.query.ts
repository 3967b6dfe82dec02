import { Injectable } from '@nestjs/common';
import type { JobView } from '../domain/job.js';
import { isLate } from '../domain/late.js';
import { JobCalendar } from '../job-calendar.js';

/** A job with what depends on the day it is looked at. */
export interface DatedJob extends JobView {
  isLate: boolean;
}

@Injectable()
export class JobAnswers {
  constructor(private readonly calendar: JobCalendar) {}

  async dated(job: JobView): Promise<DatedJob> {
    return { ...job, isLate: isLate(job, await this.calendar.today()) };
  }
}
