import { Injectable } from '@nestjs/common';
import type { Page, PageQuery } from '#platform';
import type { JobLineChange } from '../domain/line-change.js';
import { JobLinesRepository } from '../job-lines.repository.js';
import { JobsRepository } from '../jobs.repository.js';

/** How the quantities of a job's lines came to be. Throws `JOBS.NOT_FOUND`. */
@Injectable()
export class LineHistoryQuery {
  constructor(
    private readonly jobs: JobsRepository,
    private readonly lines: JobLinesRepository,
  ) {}

  async execute(id: string, page: PageQuery): Promise<Page<JobLineChange>> {
    await this.jobs.get(id);
    return this.lines.history(id, page);
  }
}
