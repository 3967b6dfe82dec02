import { Money } from '#kernel';
import type { CanonicalInvoiceLine } from '../../../ports/canonical-documents.js';
import type { WireDocument, WireItemDetail, WireLine } from '../quickbooks-online.wire.js';
import { dayOrNull, decimal, idOrNull } from './values.js';

/** One line of a document without its number. */
export type Line = Omit<CanonicalInvoiceLine, 'lineNumber'>;

/** A word of the service where an item's id is expected. */
const SHIPPING = 'SHIPPING_ITEM_ID';

/** The lines of a document, before tax. */
export function readLines(document: WireDocument): Line[] {
  const lines = (document.Line ?? []).flatMap(expandLine);
  return document.GlobalTaxCalculation === 'TaxInclusive' ? withoutTax(document, lines) : lines;
}

/**
 * What one line of the wire says: nothing for a subtotal, which is only shown, and every part for a group, whose own
 * amount is the sum of its parts.
 */
export function expandLine(line: WireLine): Line[] {
  switch (line.DetailType) {
    case 'SubTotalLineDetail':
      return [];
    case 'GroupLineDetail':
      return groupLines(line);
    case 'DescriptionOnly':
      return [noteLine(line)];
    case 'DiscountLineDetail':
      return discountLines(line);
    case 'AccountBasedExpenseLineDetail':
      return [accountLine(line)];
    default:
      return [itemLine(line, line.SalesItemLineDetail ?? line.ItemBasedExpenseLineDetail ?? {})];
  }
}

function groupLines(line: WireLine): Line[] {
  const { Line: parts = [], GroupItemRef, Quantity } = line.GroupLineDetail ?? {};
  return parts.length > 0
    ? parts.flatMap(expandLine)
    : [itemLine(line, { ItemRef: GroupItemRef, Qty: Quantity })];
}

function noteLine(line: WireLine): Line {
  return {
    ...blank('note', line),
    quantity: '0',
    unitPrice: '0',
    amount: '0',
    serviceDate: dayOrNull(line.DescriptionLineDetail?.ServiceDate),
  };
}

/** The wire states a discount as a positive amount to take off; one of nothing is left out. */
function discountLines(line: WireLine): Line[] {
  const amount = Money.fromWireNumber(decimal(line.Amount ?? 0)).negated();
  if (amount.isZero()) return [];
  const text = amount.toString();
  const description = line.Description || 'Discount';
  return [
    {
      ...blank('discount', line),
      description,
      unitPrice: text,
      amount: text,
      taxCodeId: idOrNull(line.DiscountLineDetail?.TaxCodeRef),
    },
  ];
}

function accountLine(line: WireLine): Line {
  const detail = line.AccountBasedExpenseLineDetail;
  const amount = decimal(line.Amount ?? 0);
  return {
    ...blank('account', line),
    accountId: idOrNull(detail?.AccountRef),
    unitPrice: amount,
    amount,
    taxCodeId: idOrNull(detail?.TaxCodeRef),
  };
}

function itemLine(line: WireLine, detail: WireItemDetail): Line {
  const item = idOrNull(detail.ItemRef);
  const isShipping = item === SHIPPING;
  const amount = decimal(line.Amount ?? 0);
  return {
    ...blank('item', line),
    itemId: isShipping ? null : item,
    description: line.Description ?? (isShipping ? 'Shipping' : ''),
    ...priced(amount, detail),
    amount,
    taxCodeId: idOrNull(detail.TaxCodeRef),
    serviceDate: dayOrNull(detail.ServiceDate),
  };
}

/** Quantity and price that give the amount; the amount is what counts when they do not. */
function priced(amount: string, { Qty, UnitPrice }: WireItemDetail): { quantity: string; unitPrice: string } {
  if (Qty === undefined) return { quantity: '1', unitPrice: amount };
  const quantity = decimal(Qty);
  if (UnitPrice !== undefined && multiplies(quantity, decimal(UnitPrice), amount)) {
    return { quantity, unitPrice: decimal(UnitPrice) };
  }
  if (Qty === 0) return { quantity: '1', unitPrice: amount };
  return { quantity, unitPrice: Money.of(amount).dividedBy(quantity).rounded(6).toString() };
}

/** The service's rule (6070): the amount is quantity times price, to the cent. */
export function multiplies(quantity: string, unitPrice: string, amount: string): boolean {
  return Money.of(quantity).times(unitPrice).toCents().equals(Money.of(amount).toCents());
}

function blank(kind: Line['kind'], line: WireLine): Line {
  return {
    kind,
    itemId: null,
    accountId: null,
    description: line.Description ?? '',
    quantity: '1',
    unitPrice: '0',
    amount: '0',
    taxCodeId: null,
    serviceDate: null,
  };
}

/**
 * In a document with tax in its prices the service states the amounts before tax, beside `TaxInclusiveAmt`. Older
 * documents may state them with tax; then the vendor's own total of tax is taken out in proportion, to the cent.
 */
function withoutTax(document: WireDocument, lines: Line[]): Line[] {
  const tax = Money.fromWireNumber(decimal(document.TxnTaxDetail?.TotalTax ?? 0)).toCents();
  const total = Money.fromWireNumber(decimal(document.TotalAmt ?? 0));
  const taxable = lines.map((line) => line.taxCodeId !== null && Money.of(line.amount).compare('0') > 0);
  const statedWithTax = Money.sum(lines.map((line) => line.amount)).equals(total);
  if (tax.isZero() || tax.isNegative() || !statedWithTax || !taxable.includes(true)) return lines;
  const shares = tax.allocate(lines.map((line, index) => (taxable[index] ? line.amount : '0')));
  return lines.map((line, index) => {
    const amount = Money.of(line.amount).minus(shares[index] as Money);
    const unitPrice = line.quantity === '0' ? amount : amount.dividedBy(line.quantity).rounded(6);
    return { ...line, amount: amount.toString(), unitPrice: unitPrice.toString() };
  });
}
