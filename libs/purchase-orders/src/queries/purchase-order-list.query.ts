import { Injectable } from '@nestjs/common';
import { PartiesFacade } from '#parties';
import type { Page } from '#platform';
import { type OrderFilter, type OrderRow, PurchaseOrdersRepository } from '../purchase-orders.repository.js';

export interface NamedOrderRow extends OrderRow {
  partyName: string | null;
}

/** A page of orders with the names of whom they are from or to, in three queries. */
@Injectable()
export class PurchaseOrderListQuery {
  constructor(
    private readonly orders: PurchaseOrdersRepository,
    private readonly parties: PartiesFacade,
  ) {}

  async execute(filter: OrderFilter): Promise<Page<NamedOrderRow>> {
    const { items, nextCursor } = await this.orders.page(filter);
    const [customers, contractors] = await Promise.all([
      this.parties.customers.readRecords(idsOf(items, 'customerId')),
      this.parties.contractors.readRecords(idsOf(items, 'contractorId')),
    ]);
    const nameOf = ({ customerId, contractorId }: OrderRow) =>
      customers.get(customerId ?? '')?.record.displayName ??
      contractors.get(contractorId ?? '')?.record.displayName ??
      null;
    return { items: items.map((row) => ({ ...row, partyName: nameOf(row) })), nextCursor };
  }
}

function idsOf(rows: OrderRow[], field: 'customerId' | 'contractorId'): string[] {
  return [...new Set(rows.flatMap((row) => row[field] ?? []))];
}
