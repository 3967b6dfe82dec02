import { Injectable } from '@nestjs/common';
import { Money } from '#kernel';
import { Database, EventBus, type ImportOptions, TableRecordStore, UnitOfWork } from '#platform';
import { type ItemRecord, itemShape } from './domain/item.js';
import { ItemCostChanged } from './events/item-cost-changed.event.js';

/** Items in and out in bulk. An import publishes no event but one: that a cost moved which somebody's pay follows. */
@Injectable()
export class ItemRecords extends TableRecordStore<ItemRecord> {
  constructor(
    private readonly reads: Database,
    unitOfWork: UnitOfWork,
    private readonly events: EventBus,
  ) {
    super(reads, unitOfWork, itemShape);
  }

  override async importRecords(
    records: readonly ItemRecord[],
    options: ImportOptions = {},
  ): Promise<Map<string, number>> {
    const before = options.fresh ? new Map<string, string | null>() : await this.costs(records);
    const changed = await super.importRecords(records, options);
    for (const { id, purchaseCost } of records) {
      const [version, cost] = [changed.get(id), before.get(id)];
      if (version !== undefined && cost !== undefined && !isSame(cost, purchaseCost))
        await this.events.publish(new ItemCostChanged(id, version, cost));
    }
    return changed;
  }

  /** Of services while somebody's pay is agreed as something on top of the accounting system's price; else none. */
  private async costs(records: readonly ItemRecord[]): Promise<Map<string, string | null>> {
    const ids = records.flatMap(({ id, type }) => (type === 'service' ? id : []));
    if (ids.length === 0) return new Map();
    const rows = await this.reads.rows<{ id: string; cost: string | null }>(
      `SELECT id, trim_scale(purchase_cost)::text AS cost FROM items WHERE id = ANY($1::uuid[]) AND EXISTS (
         SELECT FROM rate_cards WHERE active AND side = 'pay' AND contractor_id IS NOT NULL AND method <> 'rate')`,
      [ids],
    );
    return new Map(rows.map(({ id, cost }) => [id, cost]));
  }
}

function isSame(a: string | null, b: string | null): boolean {
  return a === null || b === null ? a === b : Money.of(a).equals(b);
}
