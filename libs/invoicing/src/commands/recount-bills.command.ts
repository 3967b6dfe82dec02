import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import { PurchaseOrdersFacade } from '#purchase-orders';
import { BilledOrderLinesRepository } from '../billed-order-lines.repository.js';
import { InvoiceRecords } from '../invoice-records.repository.js';
import { BookedBills } from './booked-bills.js';

const BILLS_AT_ONCE = 500;

/** Counts the bills of the books anew that may name orders which appeared or changed after them. */
@Injectable()
export class RecountBills {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: PurchaseOrdersFacade,
    private readonly rows: BilledOrderLinesRepository,
    private readonly records: InvoiceRecords,
    private readonly booked: BookedBills,
  ) {}

  async run(orderIds: readonly string[]): Promise<void> {
    const stored = await this.orders.orders.readRecords(orderIds);
    const orders = [...stored.values()].map(({ record }) => record);
    const bills = await this.rows.naming(orders.filter(({ direction }) => direction === 'supplier'));
    for (let start = 0; start < bills.length; start += BILLS_AT_ONCE) {
      const ids = bills.slice(start, start + BILLS_AT_ONCE);
      await this.unitOfWork.run(async () => {
        await this.rows.hold(ids);
        const found = await this.records.readRecords(ids);
        await this.booked.count([...found.values()].map(({ record }) => record));
      });
    }
  }
}
