import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler, UnitOfWork } from '#platform';
import { AttachmentPlanner } from './attachment-planner.js';
import { ATTACHMENT_QUEUE, type AttachmentJob } from './attachment-wishes.js';

/** One at a time for a document, and one waiting: a paper is printed again only when something came in between. */
@Injectable()
@HandlesJob(ATTACHMENT_QUEUE, { concurrency: 2, queue: { policy: 'stately' } })
export class AttachmentHandler implements JobHandler<AttachmentJob> {
  constructor(
    private readonly planner: AttachmentPlanner,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async handle(job: AttachmentJob): Promise<void> {
    await this.planner.look(job, this.unitOfWork);
  }
}
