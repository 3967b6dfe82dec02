import { Injectable } from '@nestjs/common';
import { Queue, UnitOfWork } from '#platform';
import { type Connection, ConnectionsRepository } from '../connections/connections.repository.js';
import type { Entity } from '../ports/canonical-documents.js';
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
    private readonly connections: ConnectionsRepository,
    private readonly queue: Queue,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Enqueues a run again whose job was given up; a run that ended meanwhile is left alone by its worker. */
  async resume(connectionId: string, runId: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.runs.touch(runId);
      await this.enqueue({ connectionId, runId });
    });
  }

  /**
   * A run of `kind`, or the one that already waits or works for the connection when it covers as much: a delta is
   * covered by any run, a full run only by another. Of any number who ask at once, one makes it and the others find it.
   */
  async start(
    connectionId: string,
    kind: RunKind,
    trigger: string,
  ): Promise<{ runId: string; alreadyRunning: boolean }> {
    return this.unitOfWork.run(async () => {
      await this.connections.hold(connectionId);
      const unfinished = await this.runs.unfinished(connectionId);
      if (unfinished && (kind === 'delta' || unfinished.kind !== 'delta'))
        return { runId: unfinished.id, alreadyRunning: true };
      return { runId: await this.make(connectionId, kind, trigger), alreadyRunning: false };
    });
  }

  /**
   * A reading of what changed until now: one that waits already, or a new one. Answers false, and makes none, where one has
   * begun: what it has passed by now it does not see any more.
   */
  async readFromNowOn(connectionId: string, trigger: string): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      await this.connections.hold(connectionId);
      const unfinished = await this.runs.unfinished(connectionId);
      if (!unfinished) await this.make(connectionId, 'delta', trigger);
      return unfinished?.hasBegun !== true;
    });
  }

  /**
   * These kinds were left alone for a while: the next run reads all of each. It begins at once where the connection works
   * and is fetched by itself.
   */
  async catchUp(
    { id, status, settings, confirmedAt }: Connection,
    entities: readonly Entity[],
  ): Promise<void> {
    // Before the first run nothing was left alone: that one reads everything.
    if (confirmedAt === null) return;
    await this.runs.noteMissed(id, entities);
    const isFetched = (status === 'active' || status === 'degraded') && settings.pull !== false;
    if (isFetched) await this.start(id, 'delta', 'settings');
  }

  /** A run and its job, inside the open unit of work of whoever holds the connection and found no other run. */
  async make(connectionId: string, kind: RunKind, trigger: string): Promise<string> {
    const runId = await this.runs.create(connectionId, kind, trigger);
    await this.enqueue({ connectionId, runId });
    return runId;
  }

  /** Two runs of one connection never work side by side: the queue gives out one job for each key. */
  private async enqueue(job: PullJob): Promise<void> {
    await this.queue.send(PULL_QUEUE, job, { singletonKey: job.connectionId });
  }
}
