import { Money } from '#kernel';
import type { PurchaseOrderView } from '#purchase-orders';
import type { InvoiceLineRecord, InvoiceRecord } from './invoice.js';
import type { OpenQuantities } from './open-quantities.js';
import type { OrderLineBilled } from './order-billing.js';

/** QuickBooks Online keeps no longer note. */
const LONGEST_NOTE = 4_000;
const WORD = /[\p{L}\p{N}\-_/.]+/gu;
const LETTER = /\p{L}/u;
const DIGIT = /\p{N}/u;
/** Digits alone are a number of an order only behind a word that says so; otherwise they are a year or an amount. */
const BEHIND_A_WORD =
  /\b(?:P\.?O\.?|order|commande|BC) ?(?:no\.?|n°|number|:)? ?#? ?(\p{N}{1,20})(?![\p{L}\p{N}])/giu;

/** The numbers that a note may name an order by, in lower case: `1042` behind a word, or a word like `PO-1042`. */
export function numbersNamed(note: string | null): string[] {
  if (!note) return [];
  const text = note.slice(0, LONGEST_NOTE).replace(/\s+/g, ' ');
  const digits = [...text.matchAll(BEHIND_A_WORD)].map(([, number]) => number ?? '');
  const marked = [...text.matchAll(WORD)]
    .map(([word]) => withoutEdges(word))
    .filter((word) => LETTER.test(word) && DIGIT.test(word));
  return [...new Set([...digits, ...marked].map((word) => word.toLowerCase()))];
}

/** The word from its first letter or digit to its last. */
function withoutEdges(word: string): string {
  const isEdge = (index: number) => '-_/.'.includes(word.charAt(index));
  let [start, end] = [0, word.length];
  while (start < end && isEdge(start)) start++;
  while (end > start && isEdge(end - 1)) end--;
  return word.slice(start, end);
}

type Bill = Pick<InvoiceRecord, 'contractorId' | 'currency' | 'privateNote'>;

/** The one order to the sender of the bill, in its currency, that its note names; none when it names several. */
export function orderNamed(bill: Bill, orders: readonly PurchaseOrderView[]): PurchaseOrderView | undefined {
  const numbers = new Set(numbersNamed(bill.privateNote));
  const found = orders.filter(
    ({ number, contractorId, currency }) =>
      numbers.has(number.toLowerCase()) && contractorId === bill.contractorId && currency === bill.currency,
  );
  return found.length === 1 ? found[0] : undefined;
}

type BillLine = Pick<
  InvoiceLineRecord,
  'lineNumber' | 'kind' | 'itemId' | 'description' | 'quantity' | 'unitPrice' | 'amount'
>;
type OrderLine = PurchaseOrderView['lines'][number];

/**
 * What a bill that was written in the books counts against an order: line by line, by the item, else by the words; a bill of
 * one line alone may mean the only line that there is. Where several lines of the order are meant, it counts against those
 * that are `open`, at its price first, and what is past all of them against the first. A line of an account says money
 * alone: it counts what that buys at the price agreed on.
 */
export function linesBooked(
  lines: readonly BillLine[],
  order: PurchaseOrderView,
  open: OpenQuantities,
): OrderLineBilled[] {
  const charges = lines.filter(isCharge);
  return charges.flatMap((line) => {
    const meant = linesMeant(order, line, charges.length === 1);
    const parts =
      line.kind === 'account' ? bought(line, order, meant, open) : spread(line, order, meant, open);
    for (const { orderLineNumber, quantity } of parts) open.count(order.id, orderLineNumber, quantity);
    return parts;
  });
}

function isCharge({ kind, amount, quantity }: BillLine): boolean {
  if (kind !== 'item' && kind !== 'account') return false;
  return Money.of(amount).compare('0') > 0 && !Money.of(quantity).isNegative();
}

function linesMeant({ lines }: PurchaseOrderView, line: BillLine, isAlone: boolean): readonly OrderLine[] {
  const { itemId, description } = line;
  const ofItem = itemId === null ? [] : lines.filter((one) => one.itemId === itemId);
  if (ofItem.length > 0) return ofItem;
  const words = wordsOf(description);
  const ofWords = words === '' ? [] : lines.filter((one) => wordsOf(one.description) === words);
  if (ofWords.length > 0) return ofWords;
  const [only, ...others] = lines;
  const namesAnother = itemId !== null && only?.itemId !== null;
  return only && others.length === 0 && isAlone && !namesAnother ? [only] : [];
}

function wordsOf(description: string): string {
  return description.trim().toLowerCase();
}

/** Lines at the price of the bill come first. */
function spread(
  { lineNumber, quantity, unitPrice, amount }: BillLine,
  order: PurchaseOrderView,
  meant: readonly OrderLine[],
  open: OpenQuantities,
): OrderLineBilled[] {
  const isAtPrice = (line: OrderLine) => Money.of(line.unitPrice).equals(unitPrice);
  const sorted = [...meant.filter(isAtPrice), ...meant.filter((line) => !isAtPrice(line))];
  const [first] = sorted;
  if (!first) return [];
  const quantities = new Map<number, Money>();
  let left = Money.of(quantity);
  for (const line of sorted) {
    const room = open.of(order, line);
    const part = room.compare(left) < 0 ? room : left;
    if (part.isZero()) continue;
    quantities.set(line.lineNumber, part);
    left = left.minus(part);
  }
  if (!left.isZero() || quantities.size === 0)
    quantities.set(first.lineNumber, (quantities.get(first.lineNumber) ?? Money.zero).plus(left));
  const amounts = amountsOf(amount, quantity, [...quantities.values()]);
  return [...quantities].map(([orderLineNumber, part], index) => ({
    ...{ lineNumber, purchaseOrderId: order.id, orderLineNumber },
    ...{ quantity: part.toString(), amount: amounts[index]?.toString() ?? '0' },
  }));
}

/** Each part's share, in cents; the last has what is left. */
function amountsOf(amount: string, quantity: string, parts: readonly Money[]): Money[] {
  let left = Money.of(amount);
  return parts.map((part, index) => {
    const isLast = index === parts.length - 1;
    const share = isLast ? left : Money.of(amount).times(part).dividedBy(quantity).toCents();
    left = left.minus(share);
    return share;
  });
}

function bought(
  { lineNumber, amount }: BillLine,
  order: PurchaseOrderView,
  meant: readonly OrderLine[],
  open: OpenQuantities,
): OrderLineBilled[] {
  const line = meant.find((one) => !open.of(order, one).isZero()) ?? meant[0];
  if (!line) return [];
  const price = Money.of(line.unitPrice);
  const quantity = price.compare('0') > 0 ? Money.of(amount).dividedBy(price).rounded(6).toString() : '0';
  return [{ lineNumber, purchaseOrderId: order.id, orderLineNumber: line.lineNumber, quantity, amount }];
}
