import { Injectable } from '@nestjs/common';
import type { OpenConnection } from '../connections/connection-contexts.js';
import type { Cursor, RemoteChange } from '../ports/accounting-connector.js';
import type { CanonicalItem } from '../ports/canonical-documents.js';
import { StockAdjustmentsRepository } from './stock-adjustments.repository.js';

/**
 * Quantities on hand as the books have them now. Documents there move them without the item itself being changed, and no
 * feed of changes promises to tell of it, so all counted items are read.
 */
@Injectable()
export class StockQuantities {
  constructor(private readonly adjustments: StockAdjustmentsRepository) {}

  /** Of the counted items that both sides have. Costs a call for a page of items, and none where there are none. */
  async read({ connection, connector, context }: OpenConnection): Promise<RemoteChange[]> {
    if (!connector.capabilities.entities.item?.pull) return [];
    const counted = await this.adjustments.counted(connection.id);
    if (counted.size === 0) return [];
    const found: RemoteChange[] = [];
    let cursor: Cursor | null = null;
    do {
      const page = await connector.pull(context, 'item', cursor);
      found.push(...page.changes.filter((change) => counted.has(change.remoteId) && isCounted(change)));
      cursor = page.next;
    } while (cursor !== null);
    return found;
  }
}

function isCounted({ document }: RemoteChange): boolean {
  return (document as CanonicalItem | null)?.type === 'inventory';
}
