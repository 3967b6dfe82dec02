import { Injectable } from '@nestjs/common';
import type { OpenConnection } from '../connections/connection-contexts.js';
import type { RemoteChange } from '../ports/accounting-connector.js';
import type { Entity } from '../ports/canonical-documents.js';
import { ConnectorError } from '../ports/connector-error.js';
import { type ApplyCounts, ChangeApplier } from './change-applier.js';
import { fewAtOnce } from './few-at-once.js';
import { LinksRepository } from './links.repository.js';
import type { RecordProblem } from './record-problems.js';
import { ReferenceResolver } from './reference-resolver.js';
import { refusalOf } from './refusals.js';

/** Reads of single records that are on their way together. A vendor takes ten at a time and a second, from all that we do there. */
const AT_ONCE = 4;

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
    return fewAtOnce(remoteIds, AT_ONCE, async (remoteId) => {
      const found = await connector.read(context, entity, remoteId);
      const gone = { entity, remoteId, remoteVersion: null, remoteUpdatedAt: null };
      return found ?? { ...gone, deleted: true, document: null };
    });
  }

  /** The same without those that are there and cannot be read. */
  async fetchReadable(
    opened: OpenConnection,
    entity: Entity,
    remoteIds: readonly string[],
  ): Promise<RemoteChange[]> {
    const found = await fewAtOnce(remoteIds, AT_ONCE, async (remoteId) => {
      try {
        return await this.fetch(opened, entity, [remoteId]);
      } catch (error) {
        if (isUnreadable(error)) return [];
        throw error;
      }
    });
    return found.flat();
  }

  /** Takes in each by itself; answers how many of them could be neither read nor kept as they stand. */
  async readEach(opened: OpenConnection, entity: Entity, remoteIds: readonly string[]): Promise<number> {
    const changes = await this.fetchReadable(opened, entity, remoteIds);
    let refused = remoteIds.length - changes.length;
    for (const change of changes) if (!(await this.isTaken(opened, change))) refused++;
    return refused;
  }

  private async isTaken(opened: OpenConnection, change: RemoteChange): Promise<boolean> {
    try {
      return (await this.take(opened, change.entity, [change])).problems.length === 0;
    } catch (error) {
      if (refusalOf(error) === undefined) throw error;
      return false;
    }
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

/** It is there: what the vendor says of a call that it did not understand has a code of its own. */
function isUnreadable(error: unknown): boolean {
  return error instanceof ConnectorError && error.kind === 'validation' && error.vendorCode === undefined;
}
