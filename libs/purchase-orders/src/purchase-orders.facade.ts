import { Injectable } from '@nestjs/common';
import { Database, type RecordStore, TableRecordStore, UnitOfWork } from '#platform';
import { MovePurchaseOrderCommand } from './commands/move-purchase-order.command.js';
import {
  type PurchaseOrderRecord,
  type PurchaseOrderView,
  purchaseOrderShape,
} from './domain/purchase-order.js';
import { PurchaseOrdersRepository } from './purchase-orders.repository.js';

/** What other modules may ask of purchase orders. Everything runs in the tenant in scope. */
@Injectable()
export class PurchaseOrdersFacade {
  /** Whole orders in bulk, for whoever mirrors them. Priority and rush are ours and stay untouched. */
  readonly orders: RecordStore<PurchaseOrderRecord>;

  constructor(
    database: Database,
    unitOfWork: UnitOfWork,
    private readonly rows: PurchaseOrdersRepository,
    private readonly move: MovePurchaseOrderCommand,
  ) {
    this.orders = new TableRecordStore(database, unitOfWork, purchaseOrderShape);
  }

  /** The order with its lines, or undefined when this organization has none with that id. */
  order(id: string): Promise<PurchaseOrderView | undefined> {
    return this.rows.find(id);
  }

  /** The same, and nobody else can change it until the caller's unit of work ends. Needs an open one. */
  lockedOrder(id: string): Promise<PurchaseOrderView | undefined> {
    return this.rows.lock(id);
  }

  /** Work on an approved order began. An order already in progress stays as it is. Conflict from any other state. */
  async markInProgress(id: string): Promise<void> {
    const order = await this.rows.find(id);
    if (order?.status !== 'in_progress') await this.move.execute(id, 'begin');
  }

  /** All that was ordered is done. Conflict unless it is in progress. */
  async markCompleted(id: string): Promise<void> {
    await this.move.execute(id, 'complete');
  }
}
