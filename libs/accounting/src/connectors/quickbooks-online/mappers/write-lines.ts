import { canonicalJson, Money } from '#kernel';
import { ConnectorError } from '../../../ports/connector-error.js';
import type { Ref, WireDocument, WireItemDetail, WireLine } from '../quickbooks-online.wire.js';
import { expandLine, type Line, multiplies } from './read-lines.js';
import { numberOf, refOf, refOrNone } from './values.js';

export type Side = 'sales' | 'purchase';

/**
 * The lines to send. A line that says the same already goes back as it is, with its id and with what only the books
 * know (class, links, custom fields); a line that changed keeps those of the line it replaces. Undefined when nothing
 * changes, so that the service does not compute the document anew.
 */
export function wireLinesOf(
  lines: readonly Line[],
  side: Side,
  existing?: WireDocument,
): WireLine[] | undefined {
  const there = (existing?.Line ?? []).filter((line) => expandLine(line).length > 0);
  const isInclusive = existing?.GlobalTaxCalculation === 'TaxInclusive';
  const segments = new Map(there.map((line) => [line, expandLine(line).map(comparable)]));
  const wanted = lines.map(comparable);
  if (!isInclusive && existing && canonicalJson([...segments.values()].flat()) === canonicalJson(wanted))
    return undefined;
  const kept = isInclusive ? new Map<number, WireLine>() : keep(wanted, segments);
  const free = new Set(
    there.filter((line) => ![...kept.values()].includes(line) && line.DetailType !== 'GroupLineDetail'),
  );
  const sent: WireLine[] = [];
  for (let at = 0; at < lines.length; ) {
    const whole = kept.get(at);
    const line = lines[at] as Line;
    const base = whole ? undefined : baseOf(line, free);
    if (base) free.delete(base);
    sent.push(whole ?? wireLineOf(line, side, base));
    at += whole ? expandLine(whole).length : 1;
  }
  return sent;
}

/** Where a line, or all parts of a group in a row, are found unchanged. */
function keep(wanted: readonly string[], segments: ReadonlyMap<WireLine, string[]>): Map<number, WireLine> {
  const kept = new Map<number, WireLine>();
  const used = new Set<WireLine>();
  for (let at = 0; at < wanted.length; ) {
    const found = [...segments].find(
      ([line, parts]) =>
        !used.has(line) && !isPercentage(line) && parts.every((part, index) => part === wanted[at + index]),
    );
    if (found) {
      kept.set(at, found[0]);
      used.add(found[0]);
    }
    at += found ? found[1].length : 1;
  }
  return kept;
}

/** A percentage would be taken of the changed lines: it goes out as the amount that it is with us. */
function isPercentage(line: WireLine): boolean {
  return line.DiscountLineDetail?.PercentBased === true;
}

/** The line of the books that this one replaces: the same thing, best with the same words. */
function baseOf(line: Line, free: ReadonlySet<WireLine>): WireLine | undefined {
  const alike = [...free].filter((candidate) => expandLine(candidate).some((there) => isAlike(there, line)));
  return alike.find((candidate) => (candidate.Description ?? '') === line.description) ?? alike[0];
}

function isAlike(there: Line, line: Line): boolean {
  // Lines of orders do not say which account they are for: the line that is there does.
  const isKind = there.kind === line.kind || (there.kind === 'account' && line.kind === 'item');
  return (
    isKind && there.itemId === line.itemId && (line.accountId === null || there.accountId === line.accountId)
  );
}

/** What counts in a comparison: orders have no kinds, accounts or days of service. */
function comparable({ itemId, description, quantity, unitPrice, amount, taxCodeId }: Line): string {
  const [exact, price, count] = [amount, unitPrice, quantity].map((text) => Money.of(text).toString());
  return canonicalJson([itemId, description, count, price, exact, taxCodeId]);
}

function wireLineOf(line: Line, side: Side, base: WireLine = {}): WireLine {
  const isAccount = base.DetailType === 'AccountBasedExpenseLineDetail' || line.kind === 'account';
  if (line.kind === 'note') return { ...base, ...described(line), DetailType: 'DescriptionOnly' };
  if (line.kind === 'discount') return discountLine(line, side, base);
  return isAccount ? accountLine(line, side, base) : itemLine(line, side, base);
}

function described({ description }: Line): { Description?: string } {
  return { Description: description || undefined };
}

function discountLine(line: Line, side: Side, base: WireLine): WireLine {
  if (side === 'purchase')
    throw refusal('bills and purchase orders have no discount lines. Lower the price of a line instead');
  const { DiscountPercent: _percent, ...detail } = base.DiscountLineDetail ?? {};
  return {
    ...base,
    ...described(line),
    Amount: Money.of(line.amount).negated().toWireNumber(),
    DetailType: 'DiscountLineDetail',
    DiscountLineDetail: { ...detail, PercentBased: false },
  };
}

function accountLine(line: Line, side: Side, base: WireLine): WireLine {
  if (side === 'sales')
    throw refusal('the lines of invoices and estimates name items, not accounts. Choose an item');
  const { TaxInclusiveAmt: _gross, ...detail } = base.AccountBasedExpenseLineDetail ?? {};
  return {
    ...base,
    ...described(line),
    Amount: numberOf(line.amount),
    DetailType: 'AccountBasedExpenseLineDetail',
    AccountBasedExpenseLineDetail: {
      ...detail,
      AccountRef: refOrNone(line.accountId, detail.AccountRef) ?? detail.AccountRef,
      TaxCodeRef: refOrNone(line.taxCodeId, detail.TaxCodeRef),
      ...projectOf(line, detail),
    },
  };
}

function itemLine(line: Line, side: Side, base: WireLine): WireLine {
  if (side === 'purchase' && line.itemId === null)
    throw refusal('a line of a purchase needs an item. Choose one');
  const type = side === 'sales' ? 'SalesItemLineDetail' : 'ItemBasedExpenseLineDetail';
  const { TaxInclusiveAmt: _gross, Qty: _quantity, UnitPrice: _price, ...detail } = base[type] ?? {};
  const sent: WireItemDetail = {
    ...detail,
    ItemRef: refOrNone(line.itemId, detail.ItemRef),
    TaxCodeRef: refOrNone(line.taxCodeId, detail.TaxCodeRef),
    ...projectOf(line, detail),
  };
  if (multiplies(line.quantity, line.unitPrice, line.amount)) {
    sent.Qty = numberOf(line.quantity);
    sent.UnitPrice = numberOf(line.unitPrice);
  }
  if (side === 'sales') sent.ServiceDate = line.serviceDate ?? undefined;
  return { ...base, ...described(line), Amount: numberOf(line.amount), DetailType: type, [type]: sent };
}

/** Where the line belongs in the books; what is there already is left when we have no word on it. */
function projectOf({ customerId, classId }: Line, there: { CustomerRef?: Ref; ClassRef?: Ref }) {
  return {
    ...(customerId && { CustomerRef: refOf(customerId, there.CustomerRef) }),
    ...(classId && { ClassRef: refOf(classId, there.ClassRef) }),
  };
}

function refusal(why: string): ConnectorError {
  return new ConnectorError('validation', `QuickBooks cannot keep this document: ${why}.`);
}
