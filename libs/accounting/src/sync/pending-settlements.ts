import { Injectable } from '@nestjs/common';
import { Money } from '#kernel';
import type { Entity } from '../ports/canonical-documents.js';
import { Bindings } from './bindings/bindings.js';
import { LinksRepository } from './links.repository.js';
import { beyondAgreed, SETTLING, withSource } from './settlements.js';
import { type PendingWrite, UnsettledWritesRepository } from './unsettled-writes.repository.js';

type Document = Record<string, unknown>;

/** What our settlements take off a document that the books do not know of. */
export interface Pending {
  /** Negative where we took back what stands there. */
  amount: Money;
  /** One of these writes was sent and not answered: the books' figure may have it already. */
  isUnclear: boolean;
}

/**
 * What is open on an invoice, a bill or a credit is for the books to say; but payments and uses of credits that are on
 * their way there, or that wait for a person, are not in what they say.
 */
@Injectable()
export class PendingSettlements {
  constructor(
    private readonly bindings: Bindings,
    private readonly links: LinksRepository,
    private readonly writes: UnsettledWritesRepository,
  ) {}

  /** By our id of the document. */
  async of(connectionId: string): Promise<Map<string, Pending>> {
    const pending = new Map<string, Pending>();
    const writes = await this.writes.pending(connectionId, SETTLING);
    for (const [entity, mine] of Map.groupBy(writes, (write) => write.entity))
      await this.count(connectionId, entity, mine, pending);
    return pending;
  }

  private async count(
    connectionId: string,
    entity: Entity,
    writes: readonly PendingWrite[],
    pending: Map<string, Pending>,
  ): Promise<void> {
    const binding = this.bindings.of(entity);
    const stored = await binding.store.readRecords(writes.map(({ localId }) => localId));
    const agreed = await this.links.snapshots(
      connectionId,
      entity,
      writes.map(({ localId }) => localId),
    );
    for (const { localId, isUnclear } of writes) {
      const record = stored.get(localId)?.record;
      const ours = record && (binding.toDocument(record) as unknown as Document);
      const [mine, theirs] = [ours, agreed.get(localId)].map((one) => one && withSource(entity, one, record));
      for (const [id, amount] of beyondAgreed(entity, mine, theirs)) {
        const known = pending.get(id) ?? { amount: Money.zero, isUnclear: false };
        pending.set(id, {
          amount: known.amount.plus(amount),
          isUnclear: known.isUnclear || isUnclear,
        });
      }
    }
  }
}
