import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import type { WrittenTable } from '#platform';
import { type ListedOrder, ordersTable } from '../domain/order-tables.js';
import { type OrderWish, PurchaseOrderListQuery } from './purchase-order-list.query.js';

const PAGE = 1_000;
const MOST = 10_000;

/** The list as a table, as far as it goes: a page at a time. */
@Injectable()
export class ExportOrdersQuery {
  constructor(private readonly list: PurchaseOrderListQuery) {}

  /** Throws `PURCHASE_ORDERS.EXPORT_TOO_LARGE`. */
  async execute(filter: Omit<OrderWish, 'limit' | 'cursor'>): Promise<WrittenTable> {
    const orders: ListedOrder[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await this.list.execute({ ...filter, limit: PAGE, cursor });
      orders.push(...page.items);
      if (orders.length > MOST) throw tooLarge();
      if (page.nextCursor === null) return ordersTable(orders);
      cursor = page.nextCursor;
    }
  }
}

function tooLarge(): DomainError {
  return new DomainError(
    'PURCHASE_ORDERS.EXPORT_TOO_LARGE',
    `More than ${MOST} orders fit these filters, which is more than a spreadsheet is good for.`,
    { fix: 'Narrow the list, for example by status or customer.' },
  );
}
