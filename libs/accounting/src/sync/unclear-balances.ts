import { Injectable } from '@nestjs/common';
import { Log } from '#platform';
import type { OpenConnection } from '../connections/connection-contexts.js';
import type { Entity } from '../ports/canonical-documents.js';
import { Bindings } from './bindings/bindings.js';
import { LinksRepository } from './links.repository.js';
import type { ClaimedOperation } from './operations.repository.js';
import { isUnclear } from './page-links.js';
import { RecordRefresh } from './record-refresh.js';
import { collectReferences } from './references.js';
import { REFUNDED, SETTLING, withSource } from './settlements.js';

type Document = Record<string, unknown>;

/**
 * Invoices, bills and credits that were read while a payment of ours was on its way, so that nobody could say whether the
 * books' balance had it already: they are read again as soon as that is known.
 */
@Injectable()
export class UnclearBalances {
  constructor(
    private readonly bindings: Bindings,
    private readonly links: LinksRepository,
    private readonly refresh: RecordRefresh,
    private readonly log: Log,
  ) {}

  /** Costs a call for each such document, and none where there is none. What fails now is read by the weekly sweep. */
  async readAgain(opened: OpenConnection, operation: ClaimedOperation): Promise<void> {
    if (!SETTLING.includes(operation.entity)) return;
    const connectionId = opened.connection.id;
    try {
      for (const [entity, remoteIds] of await this.named(connectionId, operation)) {
        const links = await this.links.byRemoteIds(connectionId, entity, [...remoteIds]);
        const unclear = [...links.values()].filter(isUnclear).map(({ remoteId }) => remoteId);
        if (unclear.length > 0) await this.refresh.read(opened, entity, unclear, { readsForSender: true });
      }
    } catch (error) {
      this.log.warn('a balance that is not certain could not be read again', { error, connectionId });
    }
  }

  /** Remote ids of what the settlement names now, named when both sides last agreed, or named when it was sent. */
  private async named(
    connectionId: string,
    { entity, localId, sent }: ClaimedOperation,
  ): Promise<Map<Entity, Set<string>>> {
    const binding = this.bindings.of(entity);
    const stored = (await binding.store.readRecords([localId])).get(localId);
    const agreed = (await this.links.snapshots(connectionId, entity, [localId])).get(localId);
    const ours = stored && (binding.toDocument(stored.record) as unknown as Document);
    const named = collectReferences(sent ? [sent as unknown as Document] : [], binding.references);
    const here = collectReferences(
      [ours, agreed].flatMap((one): Document[] => (one ? [withSource(entity, one, stored?.record)] : [])),
      { ...binding.references, ...(entity === 'refund' && REFUNDED) },
    );
    for (const [other, localIds] of here) {
      const pairs = await this.links.remoteIds(connectionId, other, [...localIds]);
      named.set(other, new Set([...(named.get(other) ?? []), ...pairs.map(([, remoteId]) => remoteId)]));
    }
    return named;
  }
}
