import { Injectable } from '@nestjs/common';
import type { OpenConnection } from '../connections/connection-contexts.js';
import type { RemoteChange } from '../ports/accounting-connector.js';
import type { Entity } from '../ports/canonical-documents.js';
import { type ApplyCounts, ChangeApplier } from './change-applier.js';
import { LinksRepository } from './links.repository.js';
import type { RecordProblem } from './record-problems.js';
import { ReferenceResolver } from './reference-resolver.js';

/** Reads single records as they stand now and merges them: after a stale write, or when a webhook names them. */
@Injectable()
export class RecordRefresh {
  constructor(
    private readonly links: LinksRepository,
    private readonly applier: ChangeApplier,
  ) {}

  /** The linked counterpart of one of our records; nothing when it has none. Answers why it could not be taken in. */
  async readAgain(
    opened: OpenConnection,
    entity: Entity,
    localId: string,
  ): Promise<RecordProblem | undefined> {
    const link = await this.links.byLocalId(opened.connection.id, entity, localId);
    if (!link) return undefined;
    const { problems } = await this.read(opened, entity, [link.remoteId], { readsForSender: true });
    return problems[0];
  }

  /**
   * The counterpart that a write did not find. When it was deleted there and ours has changed since, a person is asked and
   * our record stays what it is; otherwise whoever wrote it decides whether it is made anew.
   */
  async noteGone(
    { connection, connector, context }: OpenConnection,
    entity: Entity,
    localId: string,
  ): Promise<'there' | 'gone' | 'asked'> {
    const link = await this.links.byLocalId(connection.id, entity, localId);
    if (!link || link.deleted) return 'gone';
    const found = await connector.read(context, entity, link.remoteId);
    if (found && !found.deleted) return 'there';
    return (await this.applier.noteGone(connection.id, link)) ? 'asked' : 'gone';
  }

  async read(
    opened: OpenConnection,
    entity: Entity,
    remoteIds: readonly string[],
    { readsForSender = false } = {},
  ): Promise<ApplyCounts> {
    return this.take(opened, entity, await this.fetch(opened, entity, remoteIds), { readsForSender });
  }

  /** The first half of `read`: asks the accounting system, and changes nothing here. */
  fetch(
    { connector, context }: OpenConnection,
    entity: Entity,
    remoteIds: readonly string[],
  ): Promise<RemoteChange[]> {
    return Promise.all(
      remoteIds.map(async (remoteId) => {
        const found = await connector.read(context, entity, remoteId);
        return (
          found ?? {
            entity,
            remoteId,
            remoteVersion: null,
            remoteUpdatedAt: null,
            deleted: true,
            document: null,
          }
        );
      }),
    );
  }

  /** The second half of `read`, in the open unit of work if there is one. */
  async take(
    { connection }: OpenConnection,
    entity: Entity,
    changes: readonly RemoteChange[],
    { readsForSender = false } = {},
  ): Promise<ApplyCounts> {
    const target = {
      connectionId: connection.id,
      system: connection.system,
      settings: connection.settings,
      resolver: new ReferenceResolver(this.links, connection.id, 'to-local'),
      readsForSender,
    };
    return this.applier.apply(target, entity, changes, () => Promise.resolve());
  }
}
