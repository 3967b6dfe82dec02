import { Injectable } from '@nestjs/common';
import { Queue, UnitOfWork } from '#platform';
import { type RunKind, RunsRepository } from './runs.repository.js';

export const PULL_QUEUE = 'accounting.pull';

export interface PullJob {
  connectionId: string;
  runId: string;
}

/** Starts runs: writes the run and enqueues its job in one transaction. */
@Injectable()
export class SyncStarter {
  constructor(
    private readonly runs: RunsRepository,
    private readonly queue: Queue,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Enqueues a run again whose job was given up; a run that ended meanwhile is left alone by its worker. */
  async resume(connectionId: string, runId: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.runs.touch(runId);
      await this.queue.send(PULL_QUEUE, { connectionId, runId } satisfies PullJob, {
        singletonKey: connectionId,
      });
    });
  }

  /**
   * A run of `kind`, or the one that already waits or works for the connection when it covers as much: a delta is
   * covered by any run, a full run only by another.
   */
  async start(
    connectionId: string,
    kind: RunKind,
    trigger: string,
  ): Promise<{ runId: string; alreadyRunning: boolean }> {
    return this.unitOfWork.run(async () => {
      const unfinished = await this.runs.unfinished(connectionId);
      if (unfinished && (kind === 'delta' || unfinished.kind !== 'delta'))
        return { runId: unfinished.id, alreadyRunning: true };
      const runId = await this.runs.create(connectionId, kind, trigger);
      await this.queue.send(PULL_QUEUE, { connectionId, runId } satisfies PullJob, {
        singletonKey: connectionId,
      });
      return { runId, alreadyRunning: false };
    });
  }
}
