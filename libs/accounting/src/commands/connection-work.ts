import { Injectable } from '@nestjs/common';
import type { Connection } from '../connections/connections.repository.js';
import type { Entity } from '../ports/canonical-documents.js';
import { PushPlanner } from '../sync/push-planner.js';
import { SyncStarter } from '../sync/sync-starter.js';

/** What a connection does once it may. Joins the caller's unit of work. */
@Injectable()
export class ConnectionWork {
  constructor(
    private readonly starter: SyncStarter,
    private readonly planner: PushPlanner,
  ) {}

  /** Everything is read for the first time. Answers the run. */
  async begin(id: string): Promise<string> {
    return (await this.starter.start(id, 'full', 'first')).runId;
  }

  /** What waited is sent. */
  send(id: string): Promise<void> {
    return this.planner.wake(id);
  }

  /** Kinds of which more is taken in than before are read from their beginning. */
  async catchUp(connection: Connection, entities: readonly Entity[]): Promise<void> {
    await this.starter.catchUp(connection, entities);
  }

  /** What waited is sent, and what changed meanwhile is fetched. */
  async goOn(id: string): Promise<void> {
    await this.planner.wake(id);
    await this.starter.start(id, 'delta', 'resume');
  }
}
