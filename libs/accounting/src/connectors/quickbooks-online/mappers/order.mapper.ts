import { Money } from '#kernel';
import type { CanonicalOrder, CanonicalOrderLine } from '../../../ports/canonical-documents.js';
import type { WireDocument } from '../quickbooks-online.wire.js';
import { addressOf, wireAddressOf } from './address.js';
import {
  currencyOf,
  docNumberOf,
  noteOf,
  numbered,
  numberOfDocument,
  wireCurrencyOf,
  wireNoteOf,
} from './documents.js';
import { salesForm, wireLinesAndTax } from './invoice.mapper.js';
import type { Mapper, Reading, Writing } from './mapper.js';
import { type Line, readLines } from './read-lines.js';
import { dayOf, dayOrNull, decimal, idOf, refOrNone, textOrNull } from './values.js';
import type { Side } from './write-lines.js';

type Shared = Pick<
  CanonicalOrder,
  'number' | 'orderDate' | 'currency' | 'exchangeRate' | 'memo' | 'subtotal' | 'taxAmount' | 'total' | 'lines'
>;

const ESTIMATE_STATES: Readonly<Record<string, CanonicalOrder['state']>> = {
  Pending: 'pending',
  Accepted: 'accepted',
  Rejected: 'rejected',
  Closed: 'closed',
  Converted: 'closed',
};
const TXN_STATUS = {
  pending: 'Pending',
  open: 'Pending',
  accepted: 'Accepted',
  rejected: 'Rejected',
  closed: 'Closed',
};

export const estimateMapper: Mapper<'estimate', WireDocument> &
  Required<Pick<Mapper<'estimate', WireDocument>, 'toWire'>> = {
  toCanonical: (wire, reading) => ({
    ...shared(wire, reading),
    customerId: idOf(wire.CustomerRef, 'customer'),
    contractorId: null,
    state: estimateState(wire),
    dueDate: dayOrNull(wire.ExpirationDate),
    billingAddress: addressOf(wire.BillAddr),
    shippingAddress: addressOf(wire.ShipAddr),
    customerNotes: textOrNull(wire.CustomerMemo?.value),
  }),

  toWire: (order, { existing, ...writing }) => ({
    ...wireShared(order, 'sales', { existing, ...writing }),
    ...salesForm({ customerId: order.customerId, customerMemo: order.customerNotes }, existing),
    TxnStatus:
      existing && estimateState(existing) === order.state ? existing.TxnStatus : TXN_STATUS[order.state],
    ExpirationDate: order.dueDate ?? undefined,
    BillAddr: wireAddressOf(order.billingAddress, existing?.BillAddr),
    ShipAddr: wireAddressOf(order.shippingAddress, existing?.ShipAddr),
  }),
};

export const purchaseOrderMapper: Mapper<'purchase-order', WireDocument> &
  Required<Pick<Mapper<'purchase-order', WireDocument>, 'toWire'>> = {
  toCanonical: (wire, reading) => ({
    ...shared(wire, reading),
    customerId: null,
    contractorId: idOf(wire.VendorRef, 'vendor'),
    state: wire.POStatus === 'Closed' ? 'closed' : 'open',
    dueDate: dayOrNull(wire.DueDate),
    billingAddress: addressOf(wire.VendorAddr),
    shippingAddress: addressOf(wire.ShipAddr),
    customerNotes: textOrNull(wire.Memo),
  }),

  toWire: (order, { existing, ...writing }) => ({
    ...wireShared(order, 'purchase', { existing, ...writing }),
    VendorRef: refOrNone(order.contractorId, existing?.VendorRef),
    POStatus: order.state === 'closed' || order.state === 'rejected' ? 'Closed' : 'Open',
    DueDate: order.dueDate ?? undefined,
    VendorAddr: wireAddressOf(order.billingAddress, existing?.VendorAddr),
    ShipAddr: wireAddressOf(order.shippingAddress, existing?.ShipAddr),
    Memo: order.customerNotes ?? undefined,
  }),
};

function estimateState(wire: WireDocument): CanonicalOrder['state'] {
  return ESTIMATE_STATES[wire.TxnStatus ?? ''] ?? 'pending';
}

function shared(wire: WireDocument, { homeCurrency }: Reading): Shared {
  const lines = readLines(wire);
  return {
    number: numberOfDocument(wire),
    orderDate: dayOf(wire),
    ...currencyOf(wire, homeCurrency),
    memo: noteOf(wire),
    subtotal: Money.sum(lines.map((line) => line.amount)).toString(),
    taxAmount: decimal(wire.TxnTaxDetail?.TotalTax ?? 0),
    total: decimal(wire.TotalAmt ?? 0),
    lines: numbered(lines.map(orderLineOf)),
  };
}

function wireShared(order: CanonicalOrder, side: Side, { existing }: Writing<WireDocument>): WireDocument {
  return {
    DocNumber: docNumberOf(order.number, existing),
    TxnDate: order.orderDate,
    ...wireCurrencyOf(order, existing),
    PrivateNote: wireNoteOf(order.memo, existing),
    ...wireLinesAndTax(order.lines.map(lineOf), side, existing),
  };
}

function orderLineOf({
  itemId,
  description,
  quantity,
  unitPrice,
  amount,
  taxCodeId,
}: Line): Omit<CanonicalOrderLine, 'lineNumber'> {
  return { itemId, description, quantity, unitPrice, amount, taxCodeId };
}

/** Lines of orders do not say their kind: without an item, one of nothing is a note and a negative one a discount. */
function lineOf({ lineNumber: _number, ...line }: CanonicalOrderLine): Line {
  const amount = Money.of(line.amount);
  const kind =
    line.itemId !== null
      ? 'item'
      : amount.isNegative()
        ? 'discount'
        : isNothing(line, amount)
          ? 'note'
          : 'item';
  return { ...line, kind, accountId: null, serviceDate: null };
}

function isNothing({ quantity }: Pick<CanonicalOrderLine, 'quantity'>, amount: Money): boolean {
  return amount.isZero() && Money.of(quantity).isZero();
}
