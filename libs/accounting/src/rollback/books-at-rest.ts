import { Injectable } from '@nestjs/common';
import { type Connection, ConnectionsRepository } from '../connections/connections.repository.js';
import { RunsRepository } from '../sync/runs.repository.js';

/** Keeps a sync and whoever undoes one apart: what a page read before would come back over what was set back since. */
@Injectable()
export class BooksAtRest {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly runs: RunsRepository,
  ) {}

  /** The company, in which no sync begins until the open unit of work ends; undefined while one is under way. */
  async hold(connectionId: string): Promise<Connection | undefined> {
    const connection = await this.connections.hold(connectionId);
    return (await this.runs.unfinished(connectionId)) === undefined ? connection : undefined;
  }
}
