import { Injectable } from '@nestjs/common';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { RunsRepository } from '../sync/runs.repository.js';

/** Keeps a sync and whoever undoes one apart: what a page read before would come back over what was set back since. */
@Injectable()
export class BooksAtRest {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly runs: RunsRepository,
  ) {}

  /** Whether no sync of the company is under way; none begins until the open unit of work ends. */
  async hold(connectionId: string): Promise<boolean> {
    await this.connections.hold(connectionId);
    return (await this.runs.unfinished(connectionId)) === undefined;
  }
}
