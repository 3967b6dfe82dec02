import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobContext, type JobHandler } from '#platform';
import { ConnectorError } from '../ports/connector-error.js';
import { HereUndo } from './here-undo.js';
import { ROLLBACK_QUEUE, RollbackDesk, type RollbackJob } from './rollback-desk.js';
import { ThereUndo } from './there-undo.js';

/** One rollback of a company at a time. After a crash it goes on where it stood. */
@Injectable()
@HandlesJob(ROLLBACK_QUEUE, { concurrency: 2, queue: { policy: 'singleton', expireInSeconds: 3600 } })
export class RollbackHandler implements JobHandler<RollbackJob> {
  constructor(
    private readonly desk: RollbackDesk,
    private readonly here: HereUndo,
    private readonly there: ThereUndo,
  ) {}

  async handle({ rollbackId }: RollbackJob, { signal }: Pick<JobContext, 'signal'>): Promise<void> {
    const rollback = await this.desk.rollbacks.find(rollbackId);
    if (rollback?.status !== 'applying') return;
    try {
      await (rollback.direction === 'pull' ? this.here : this.there).work(rollback, signal);
      await this.desk.finish(rollback);
    } catch (error) {
      if (!(error instanceof ConnectorError) || error.retryable) throw error;
      await this.desk.rollbacks.move(rollbackId, 'fail', {
        error: { message: error.message, fix: error.fix },
      });
    }
  }
}
