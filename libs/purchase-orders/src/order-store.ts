import { Injectable } from '@nestjs/common';
import { Database, EventBus, type ImportOptions, TableRecordStore, UnitOfWork } from '#platform';
import { type PurchaseOrderRecord, purchaseOrderShape } from './domain/purchase-order.js';
import { SupplierOrdersImported } from './events/supplier-orders-imported.event.js';

/** Whole orders in and out, many at a time. Which orders to suppliers an import wrote is told in one event. */
@Injectable()
export class OrderStore extends TableRecordStore<PurchaseOrderRecord> {
  constructor(
    database: Database,
    private readonly units: UnitOfWork,
    private readonly events: EventBus,
  ) {
    super(database, units, purchaseOrderShape);
  }

  override async importRecords(
    records: readonly PurchaseOrderRecord[],
    options: ImportOptions = {},
  ): Promise<Map<string, number>> {
    const changed = await super.importRecords(records, options);
    const ids = records
      .filter(({ id, direction }) => direction === 'supplier' && changed.has(id))
      .map(({ id }) => id);
    if (ids.length > 0) this.units.afterWork(() => this.events.publish(new SupplierOrdersImported(ids)));
    return changed;
  }
}
