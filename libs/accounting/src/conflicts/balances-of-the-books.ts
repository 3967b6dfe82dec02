import { Injectable } from '@nestjs/common';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import type { Entity } from '../ports/canonical-documents.js';
import { Bindings } from '../sync/bindings/bindings.js';
import { LinksRepository } from '../sync/links.repository.js';
import { PendingSettlements } from '../sync/pending-settlements.js';
import { collectReferences } from '../sync/references.js';
import { openBeside, SETTLEMENTS } from '../sync/settlements.js';

/**
 * What is open on documents that a settlement named which stands on neither side any more: what the books said last, less
 * what other settlements of ours take off it that they do not know of.
 */
@Injectable()
export class BalancesOfTheBooks {
  constructor(
    private readonly bindings: Bindings,
    private readonly connections: ConnectionsRepository,
    private readonly links: LinksRepository,
    private readonly settlements: PendingSettlements,
  ) {}

  /** `documents`: what the settlement said, in our ids. */
  async restate(connectionId: string, entity: Entity, documents: readonly object[]): Promise<void> {
    if (!SETTLEMENTS.includes(entity)) return;
    const { references } = this.bindings.of(entity);
    const { system } = await this.connections.get(connectionId);
    const pending = await this.settlements.of(connectionId);
    for (const [other, ids] of collectReferences(documents as Record<string, unknown>[], references)) {
      const { store, toDocument, toRecord } = this.bindings.of(other);
      const said = await this.links.snapshots(connectionId, other, [...ids]);
      const existing = await store.readRecords([...ids], { hold: true });
      const records = [...existing.values()].flatMap(({ record }) => {
        const balance = said.get(record.id)?.balance;
        if (typeof balance !== 'string') return [];
        const amount = pending.get(record.id)?.amount;
        const open = amount ? openBeside(balance, amount).balance : balance;
        return [toRecord({ ...toDocument(record), balance: open } as never, record.id, record, system)];
      });
      await store.importRecords(records);
    }
  }
}
