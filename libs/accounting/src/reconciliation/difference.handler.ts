import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobContext, type JobHandler } from '#platform';
import { ConnectionContexts } from '../connections/connection-contexts.js';
import { sequelOf } from './broken-off.js';
import { DifferenceRepairs } from './difference-repairs.js';
import { DifferencesRepository } from './differences.repository.js';
import { ReconciliationDesk } from './reconciliation-desk.js';
import { DIFFERENCE_QUEUE, type DifferenceJob } from './reconciliation-queue.js';
import { SECONDS_BETWEEN_LOOKS } from './repair-difference.command.js';
import { SuspectsRepository } from './suspects.repository.js';

/** Ten minutes: a write that takes longer is told of as it stands. */
const MOST_LOOKS = 60;
const LONGEST_WAIT_SECONDS = 60;

/** Looks whether a difference is gone once our write has gone through. */
@Injectable()
@HandlesJob(DIFFERENCE_QUEUE, { concurrency: 2 })
export class DifferenceHandler implements JobHandler<DifferenceJob> {
  constructor(
    private readonly differences: DifferencesRepository,
    private readonly suspects: SuspectsRepository,
    private readonly contexts: ConnectionContexts,
    private readonly repairs: DifferenceRepairs,
    private readonly desk: ReconciliationDesk,
  ) {}

  async handle({ differenceId, looks }: DifferenceJob, { signal }: JobContext): Promise<void> {
    const difference = await this.differences.find(differenceId);
    if (difference?.status !== 'repairing') return;
    const { connectionId, entity, localId } = difference;
    const writes = await this.suspects.waiting(connectionId, entity, localId === null ? [] : [localId]);
    const write = writes.get(localId ?? '');
    if (write && write.status !== 'parked' && looks < MOST_LOOKS) {
      const again: DifferenceJob = { differenceId, looks: looks + 1 };
      await this.desk.queue.send(DIFFERENCE_QUEUE, again, { startAfter: SECONDS_BETWEEN_LOOKS });
      return;
    }
    try {
      await this.contexts.use(connectionId, signal, (opened) =>
        this.repairs.check(opened, differenceId, difference.decidedBy),
      );
    } catch (error) {
      if (signal.aborted) throw error;
      await this.brokeOff({ differenceId, looks }, error);
    }
  }

  /** What cannot be looked at within a few minutes is open again, and says why: nobody waits for it without end. */
  private async brokeOff({ differenceId, looks }: DifferenceJob, error: unknown): Promise<void> {
    const { told, waitSeconds = Number.POSITIVE_INFINITY } = sequelOf(error, { tries: 0, sinceMs: 0 });
    this.desk.log.warn('a difference could not be looked at again', { differenceId, looks, error });
    if (looks < MOST_LOOKS && waitSeconds <= LONGEST_WAIT_SECONDS) {
      const again: DifferenceJob = { differenceId, looks: looks + 1 };
      const startAfter = Math.max(waitSeconds, SECONDS_BETWEEN_LOOKS);
      await this.desk.queue.send(DIFFERENCE_QUEUE, again, { startAfter });
      return;
    }
    const lastCheck = [told.message, told.fix].filter(Boolean).join(' ');
    await this.differences.move(differenceId, 'reopen', { lastCheck });
  }
}
