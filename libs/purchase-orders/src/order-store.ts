import { Injectable } from '@nestjs/common';
import { Database, type RecordStore, TableRecordStore, UnitOfWork } from '#platform';
import { type PurchaseOrderRecord, purchaseOrderShape } from './domain/purchase-order.js';

/** Whole orders in and out, many at a time. */
@Injectable()
export class OrderStore {
  readonly records: RecordStore<PurchaseOrderRecord>;

  constructor(database: Database, unitOfWork: UnitOfWork) {
    this.records = new TableRecordStore(database, unitOfWork, purchaseOrderShape);
  }
}
