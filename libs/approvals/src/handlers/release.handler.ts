import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '#platform';
import { RELEASE_QUEUE, type ReleaseJob } from '../commands/approval-grants.js';
import { ReleaseApproval } from '../commands/release-approval.command.js';

@Injectable()
@HandlesJob(RELEASE_QUEUE)
export class ReleaseHandler implements JobHandler<ReleaseJob> {
  constructor(private readonly release: ReleaseApproval) {}

  handle(job: ReleaseJob): Promise<void> {
    return this.release.run(job);
  }
}
