import { Injectable } from '@nestjs/common';
import { Money } from '#kernel';
import type { OpenConnection } from '../connections/connection-contexts.js';
import type { CanonicalItem } from '../ports/canonical-documents.js';
import { StockAdjustmentsRepository } from '../stock/stock-adjustments.repository.js';
import { untoldOf } from '../stock/stock-balance.js';
import { StockQuantities } from '../stock/stock-quantities.js';
import { sendsStock } from '../stock/stock-queue.js';
import { CountedItemsRepository } from './counted-items.repository.js';
import type { EntityCount, Finding } from './reconciliation.types.js';
import { stockFindings } from './stock-findings.js';

export interface ComparedStock {
  findings: Finding[];
  /** Of counted items; undefined where none is counted. */
  count: EntityCount | undefined;
}

/** Compares quantities on hand, item by item, as both sides have them now. A call for a page of items; none where none is counted. */
@Injectable()
export class StockComparison {
  constructor(
    private readonly items: CountedItemsRepository,
    private readonly adjustments: StockAdjustmentsRepository,
    private readonly quantities: StockQuantities,
  ) {}

  async of(opened: OpenConnection, asOf: Date, lastSync: Date | null): Promise<ComparedStock> {
    const { connection } = opened;
    const there = new Map((await this.quantities.read(opened)).map((change) => [change.remoteId, change]));
    // Read after theirs: what arrives here meanwhile is then on both sides.
    const here = await this.items.of(connection.id);
    if (here.length === 0) return { findings: [], count: undefined };
    const untold = await this.untold(opened, asOf);
    const both = here.flatMap((item) => {
      const change = there.get(item.remoteId);
      const onHand = (change?.document as CanonicalItem | null | undefined)?.quantityOnHand;
      if (!change || onHand == null) return [];
      const { remoteVersion: version, remoteUpdatedAt: updatedAt } = change;
      return { ...item, there: { onHand, version, updatedAt }, untold: untold.get(item.localId) ?? '0' };
    });
    return {
      findings: stockFindings(both, connection.currency ?? 'CAD', lastSync),
      count: { ours: here.length, theirs: both.length, leftOut: 0 },
    };
  }

  /** By our item. Where the books are not told, a bookkeeper enters what jobs used, from a list of its own. */
  private async untold({ connection }: OpenConnection, asOf: Date): Promise<Map<string, string>> {
    if (!sendsStock(connection)) return new Map();
    const sums = new Map<string, Money>();
    for (const balance of await this.adjustments.balances(connection.id, asOf.toISOString()))
      sums.set(balance.itemId, (sums.get(balance.itemId) ?? Money.zero).plus(untoldOf(balance)));
    return new Map([...sums].map(([itemId, sum]) => [itemId, sum.toString()]));
  }
}
