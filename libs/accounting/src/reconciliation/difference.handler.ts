import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobContext, type JobHandler, Queue } from '#platform';
import { ConnectionContexts } from '../connections/connection-contexts.js';
import { DifferenceRepairs } from './difference-repairs.js';
import { DifferencesRepository } from './differences.repository.js';
import { DIFFERENCE_QUEUE, type DifferenceJob } from './reconciliation-queue.js';
import { SECONDS_BETWEEN_LOOKS } from './repair-difference.command.js';
import { SuspectsRepository } from './suspects.repository.js';

/** Ten minutes: a write that takes longer is told of as it stands. */
const MOST_LOOKS = 60;

/** Looks whether a difference is gone once our write has gone through. */
@Injectable()
@HandlesJob(DIFFERENCE_QUEUE, { concurrency: 2 })
export class DifferenceHandler implements JobHandler<DifferenceJob> {
  constructor(
    private readonly differences: DifferencesRepository,
    private readonly suspects: SuspectsRepository,
    private readonly contexts: ConnectionContexts,
    private readonly repairs: DifferenceRepairs,
    private readonly queue: Queue,
  ) {}

  async handle({ differenceId, looks }: DifferenceJob, { signal }: JobContext): Promise<void> {
    const difference = await this.differences.find(differenceId);
    if (difference?.status !== 'repairing') return;
    const { connectionId, entity, localId } = difference;
    const writes = await this.suspects.waiting(connectionId, entity, localId === null ? [] : [localId]);
    const write = writes.get(localId ?? '');
    if (write && write.status !== 'parked' && looks < MOST_LOOKS) {
      const again: DifferenceJob = { differenceId, looks: looks + 1 };
      await this.queue.send(DIFFERENCE_QUEUE, again, { startAfter: SECONDS_BETWEEN_LOOKS });
      return;
    }
    const opened = await this.contexts.open(connectionId, signal);
    await this.repairs.check(opened, differenceId, difference.decidedBy);
  }
}
