import { Inject, Injectable } from '@nestjs/common';
import { type Clock, localDateOf } from '#kernel';
import { PartiesFacade } from '#parties';
import { CLOCK, type Page } from '#platform';
import { OrderNumbersRepository } from '../order-numbers.repository.js';
import { type OrderFilter, type OrderRow, PurchaseOrdersRepository } from '../purchase-orders.repository.js';

export interface NamedOrderRow extends OrderRow {
  partyName: string | null;
}

export interface OrderWish extends Omit<OrderFilter, 'lateOn'> {
  /** Only those that were due before today and are not done. */
  late?: boolean;
}

/** A page of orders with the names of whom they are from or to, in three queries. */
@Injectable()
export class PurchaseOrderListQuery {
  constructor(
    private readonly orders: PurchaseOrdersRepository,
    private readonly parties: PartiesFacade,
    private readonly calendar: OrderNumbersRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ late, ...filter }: OrderWish): Promise<Page<NamedOrderRow>> {
    const lateOn = late ? await this.today() : undefined;
    const { items, nextCursor } = await this.orders.page({ ...filter, lateOn });
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

  private async today(): Promise<string> {
    return localDateOf(this.clock.now(), await this.calendar.timezone());
  }
}

function idsOf(rows: OrderRow[], field: 'customerId' | 'contractorId'): string[] {
  return [...new Set(rows.flatMap((row) => row[field] ?? []))];
}
