import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import type { OpenConnection } from '../connections/connection-contexts.js';
import type { Entity } from '../ports/canonical-documents.js';
import { Bindings } from '../sync/bindings/bindings.js';
import { LinksRepository } from '../sync/links.repository.js';
import { RecordRefresh } from '../sync/record-refresh.js';
import { factsOf } from './booked-facts.js';
import { isSettlement } from './compare-records.js';
import { sideOf } from './naming.js';

/** A document that money was moved to or from. */
interface Settled {
  entity: Entity;
  localId: string;
}

/** Reads a record of theirs again and lets ours say the same, because a person decided so. */
@Injectable()
export class TakeTheirs {
  constructor(
    private readonly bindings: Bindings,
    private readonly links: LinksRepository,
    private readonly refresh: RecordRefresh,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * A settlement moves what is open of others: they are read along. Until theirs is known nothing is changed here, and what
   * is written then goes with `alongside` or not at all. Throws `ConnectorError`.
   */
  async apply(
    opened: OpenConnection,
    entity: Entity,
    remoteId: string,
    alongside: () => Promise<void>,
  ): Promise<void> {
    const before = await this.settledBy(opened, entity, remoteId);
    const theirs = await this.refresh.fetch(opened, entity, [remoteId]);
    await this.unitOfWork.run(async () => {
      await this.agreeOnOurs(opened.connection.id, entity, remoteId);
      await this.refresh.take(opened, entity, theirs, { readsForSender: true });
      await alongside();
    });
    const after = await this.settledBy(opened, entity, remoteId);
    await this.readDocuments(opened, [...before, ...after]);
  }

  /**
   * As if both sides had last agreed on what ours says: whatever theirs says otherwise is then news, and nothing is left to
   * ask. A record that was known to be deleted there is looked for once more. In the open unit of work.
   */
  private async agreeOnOurs(connectionId: string, entity: Entity, remoteId: string): Promise<void> {
    const link = (await this.links.byRemoteIds(connectionId, entity, [remoteId])).get(remoteId);
    if (!link) return;
    const binding = this.bindings.of(entity);
    const stored = (await binding.store.readRecords([link.localId])).get(link.localId);
    if (!stored) return;
    const document = binding.toDocument(stored.record) as unknown as Record<string, unknown>;
    const { localId, generation } = link;
    const agreed = { entity, localId, remoteId, generation, remoteVersion: null, remoteUpdatedAt: null };
    await this.links.save(connectionId, [{ ...agreed, document }]);
  }

  /** Our ids of what a settlement of ours pays or uses. */
  private async settledBy(
    { connection }: OpenConnection,
    entity: Entity,
    remoteId: string,
  ): Promise<Settled[]> {
    if (!isSettlement(entity)) return [];
    const link = (await this.links.byRemoteIds(connection.id, entity, [remoteId])).get(remoteId);
    const binding = this.bindings.of(entity);
    const stored = link && (await binding.store.readRecords([link.localId])).get(link.localId);
    if (!stored) return [];
    const { applied, used } = factsOf(binding.toDocument(stored.record));
    const isSale = sideOf(entity) === 'receivable';
    const named = (ids: Iterable<string>, kind: Entity): Settled[] =>
      [...ids].map((localId) => ({ entity: kind, localId }));
    return [
      ...named(applied.keys(), isSale ? 'invoice' : 'bill'),
      ...named(used.keys(), isSale ? 'credit' : 'vendor-credit'),
    ];
  }

  private async readDocuments(opened: OpenConnection, documents: readonly Settled[]): Promise<void> {
    for (const [entity, some] of Map.groupBy(documents, (document) => document.entity)) {
      const ids = [...new Set(some.map(({ localId }) => localId))];
      const pairs = await this.links.remoteIds(opened.connection.id, entity, ids);
      await this.refresh.read(
        opened,
        entity,
        pairs.map(([, remoteId]) => remoteId),
      );
    }
  }
}
