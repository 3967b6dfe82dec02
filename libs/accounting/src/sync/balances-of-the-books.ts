import { Injectable } from '@nestjs/common';
import { Money } from '#kernel';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import type { Entity } from '../ports/canonical-documents.js';
import { Bindings } from './bindings/bindings.js';
import { LinksRepository } from './links.repository.js';
import { PendingSettlements } from './pending-settlements.js';
import { collectReferences } from './references.js';
import { openBeside, SETTLEMENTS } from './settlements.js';

/** What a settlement takes something off. */
const OWED: ReadonlySet<Entity> = new Set(['invoice', 'bill', 'credit', 'vendor-credit']);

/**
 * What is open on documents that a settlement named which the books deleted or changed: what they said last, less what
 * settlements of ours take off it that they do not know of. Where they never told of it as paid, its balance is no news to them
 * now: nothing else brings it. Where they have told, or will, it comes out the same.
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
      if (!OWED.has(other)) continue;
      const { store, toDocument, toRecord } = this.bindings.of(other);
      const said = await this.links.snapshots(connectionId, other, [...ids]);
      const existing = await store.readRecords([...ids], { hold: true });
      const records = [...existing.values()].flatMap(({ record }) => {
        const document = toDocument(record) as unknown as { balance?: string };
        const balance = said.get(record.id)?.balance;
        if (typeof balance !== 'string' || document.balance === undefined) return [];
        const amount = pending.get(record.id)?.amount;
        const open = amount ? openBeside(balance, amount).balance : balance;
        if (Money.of(open).equals(document.balance)) return [];
        return [toRecord({ ...document, balance: open } as never, record.id, record, system)];
      });
      await store.importRecords(records);
    }
  }
}
