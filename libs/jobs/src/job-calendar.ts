import { Inject, Injectable } from '@nestjs/common';
import { type Clock, type LocalDate, localDateOf } from '#kernel';
import { CLOCK } from '#platform';
import { JobNumbersRepository } from './job-numbers.repository.js';

/** The day it is for the organization in scope. */
@Injectable()
export class JobCalendar {
  constructor(
    private readonly numbers: JobNumbersRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async today(): Promise<LocalDate> {
    return localDateOf(this.clock.now(), await this.numbers.timezone());
  }
}
