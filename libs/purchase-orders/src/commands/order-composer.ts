import { Inject, Injectable } from '@nestjs/common';
import { CatalogFacade } from '#catalog';
import { type Clock, localDateOf } from '#kernel';
import { type Address, knownCurrency, PartiesFacade } from '#parties';
import { CLOCK } from '#platform';
import { composeLines, type OrderLineInput } from '../domain/order-lines.js';
import { totalsOf } from '../domain/order-totals.js';
import { wrongParty } from '../domain/purchase-order.errors.js';
import type { PurchaseOrderDirection, PurchaseOrderRecord } from '../domain/purchase-order.js';
import { OrderNumbersRepository } from '../order-numbers.repository.js';

/** A new order as it is typed in. */
export interface NewOrder {
  direction: PurchaseOrderDirection;
  number?: string;
  customerId?: string;
  contractorId?: string;
  orderDate?: string;
  dueDate?: string | null;
  currency?: string;
  billingAddress?: Address | null;
  shippingAddress?: Address | null;
  priority?: number;
  rush?: boolean;
  memo?: string | null;
  customerNotes?: string | null;
  draft?: boolean;
  lines: OrderLineInput[];
}

/** Everything of an order but its identity. */
export type ComposedOrder = Omit<PurchaseOrderRecord, 'id' | 'number'>;

interface Party {
  currency: string;
  billingAddress: Address | null;
  shippingAddress: Address | null;
}

/** Fills in what was left out: from the party, the items, the tax codes and the calendar. */
@Injectable()
export class OrderComposer {
  constructor(
    private readonly parties: PartiesFacade,
    private readonly catalog: CatalogFacade,
    private readonly numbers: OrderNumbersRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async compose(input: NewOrder): Promise<ComposedOrder> {
    const party = await this.party(input);
    const orderDate = input.orderDate ?? localDateOf(this.clock.now(), await this.numbers.timezone());
    const lines = await this.lines(input);
    return {
      direction: input.direction,
      status: input.draft ? 'draft' : 'pending',
      customerId: input.customerId ?? null,
      contractorId: input.contractorId ?? null,
      orderDate,
      dueDate: input.dueDate ?? null,
      currency: input.currency ? knownCurrency(input.currency) : party.currency,
      exchangeRate: null,
      billingAddress: input.billingAddress ?? party.billingAddress,
      shippingAddress: input.shippingAddress ?? party.shippingAddress,
      memo: input.memo?.trim() || null,
      customerNotes: input.customerNotes?.trim() || null,
      ...totalsOf(lines, await this.taxes(input.direction, lines, orderDate)),
      source: 'manual',
      lines,
    };
  }

  private async lines({ lines, direction }: NewOrder): Promise<ComposedOrder['lines']> {
    const ids = [...new Set(lines.flatMap((line) => line.itemId ?? []))];
    const stored = await this.catalog.items.readRecords(ids);
    return composeLines(lines, new Map([...stored].map(([id, { record }]) => [id, record])), direction);
  }

  private taxes(direction: PurchaseOrderDirection, lines: ComposedOrder['lines'], day: string) {
    const ids = [...new Set(lines.flatMap((line) => line.taxCodeId ?? []))];
    return direction === 'customer'
      ? this.catalog.salesTaxOf(ids, day)
      : this.catalog.purchaseTaxOf(ids, day);
  }

  private async party({ direction, customerId, contractorId }: NewOrder): Promise<Party> {
    if (direction === 'customer') {
      if (!customerId || contractorId)
        throw wrongParty("A customer's order needs a customer, and no supplier.", 'customerId');
      const customer = await this.parties.customer(customerId);
      if (!customer?.active) throw wrongParty('There is no active customer with this id.', 'customerId');
      return customer;
    }
    if (!contractorId || customerId)
      throw wrongParty('An order to a supplier needs a supplier, and no customer.', 'contractorId');
    const supplier = await this.parties.contractor(contractorId);
    if (!supplier?.active) throw wrongParty('There is no active supplier with this id.', 'contractorId');
    return { currency: supplier.currency, billingAddress: supplier.address, shippingAddress: null };
  }
}
