import { Inject, Injectable } from '@nestjs/common';
import { type Clock, localDateOf, Money } from '#kernel';
import { type Address, knownCurrency, PartiesFacade } from '#parties';
import { CLOCK } from '#platform';
import type { ComposedLine, OrderLineInput } from '../domain/order-lines.js';
import { wrongParty } from '../domain/purchase-order.errors.js';
import type { OrderDetails, PurchaseOrderDirection, PurchaseOrderRecord } from '../domain/purchase-order.js';
import { OrderNumbersRepository } from '../order-numbers.repository.js';
import { OrderPricer } from './order-pricer.js';
import { OrderPurpose } from './order-purpose.js';

/** What a person may say about an order beside who it is with. Undefined leaves it to what is known. */
export interface OrderWishes extends Partial<OrderDetails> {
  dueDate?: string | null;
  billingAddress?: Address | null;
  shippingAddress?: Address | null;
  memo?: string | null;
  customerNotes?: string | null;
  lines?: OrderLineInput[];
}

/** A new order as it is typed in. */
export interface NewOrder extends OrderWishes {
  direction: PurchaseOrderDirection;
  number?: string;
  customerId?: string;
  contractorId?: string;
  orderDate?: string;
  currency?: string;
  draft?: boolean;
  lines: OrderLineInput[];
}

/** Everything of an order but its identity. */
export type ComposedOrder = Omit<PurchaseOrderRecord, 'id' | 'number' | 'lines'> &
  OrderDetails & { lines: ComposedLine[] };

interface Party {
  currency: string;
  termId: string | null;
  billingAddress: Address | null;
  shippingAddress: Address | null;
}

/** Fills in what was left out: from the party, the items, the tax codes and the calendar. */
@Injectable()
export class OrderComposer {
  constructor(
    private readonly parties: PartiesFacade,
    private readonly pricer: OrderPricer,
    private readonly purpose: OrderPurpose,
    private readonly numbers: OrderNumbersRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async compose(input: NewOrder): Promise<ComposedOrder> {
    const party = await this.party(input);
    await this.pricer.checkTerm(input.termId);
    const orderDate = input.orderDate ?? localDateOf(this.clock.now(), await this.numbers.timezone());
    const lines = await this.pricer.lines(input.lines, input.direction);
    const details = detailsOf(input, party.termId);
    await this.purpose.check(input.direction, { jobId: details.jobId, lines });
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
      ...(await this.pricer.totals({ direction: input.direction, orderDate }, lines, details)),
      ...details,
      source: 'manual',
      lines,
    };
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
    return { ...supplier, billingAddress: supplier.address, shippingAddress: null };
  }
}

function detailsOf(input: NewOrder, termId: string | null): OrderDetails {
  return {
    priority: input.priority ?? 3,
    rush: input.rush ?? false,
    reference: input.reference?.trim() || null,
    termId: input.termId === undefined ? termId : input.termId,
    shippingTerms: input.shippingTerms?.trim() || null,
    requestedDate: input.requestedDate ?? null,
    promisedDate: input.promisedDate ?? null,
    shipDate: input.shipDate ?? null,
    specialInstructions: input.specialInstructions?.trim() || null,
    discountAmount: Money.of(input.discountAmount ?? '0').toString(),
    shippingAmount: Money.of(input.shippingAmount ?? '0').toString(),
    shippingTaxCodeId: input.shippingTaxCodeId ?? null,
    jobId: input.jobId ?? null,
  };
}
