import { Injectable } from '@nestjs/common';
import type { OpenConnection } from '../connections/connection-contexts.js';
import { LinksRepository } from './links.repository.js';
import type { ClaimedOperation } from './operations.repository.js';
import { RecordRefresh } from './record-refresh.js';

/** Changes of linked records whose answer was lost. */
@Injectable()
export class LostUpdates {
  constructor(
    private readonly links: LinksRepository,
    private readonly refresh: RecordRefresh,
  ) {}

  /**
   * Reads the record before anything is sent again: what is found of the lost change is ours and no change of somebody else's.
   * Answers whether there was a linked record to read.
   */
  async readBack(opened: OpenConnection, { entity, localId }: ClaimedOperation): Promise<boolean> {
    const link = await this.links.byLocalId(opened.connection.id, entity, localId);
    if (!link || link.deleted || link.snapshotHash === '') return false;
    const changes = await this.refresh.fetch(opened, entity, [link.remoteId]);
    // Of what was deleted there the write hears, and whoever made it is asked.
    const alive = changes.filter(({ deleted }) => !deleted);
    await this.refresh.take(opened, entity, alive, { readsForSender: true });
    return true;
  }
}
