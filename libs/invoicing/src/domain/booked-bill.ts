import { Money } from '#kernel';
import type { PurchaseOrderView } from '#purchase-orders';
import type { InvoiceLineRecord, InvoiceRecord } from './invoice.js';
import type { OrderLineBilled } from './order-billing.js';

/** A word of letters and digits, e.g. `PO-1042`. */
const MARKED =
  /(?<![\p{L}\p{N}])(?=[\p{L}\p{N}\-_/.]*\p{N})(?=[\p{L}\p{N}\-_/.]*\p{L})[\p{L}\p{N}][\p{L}\p{N}\-_/.]*[\p{L}\p{N}]/gu;
/** Digits alone are a number of an order only behind a word that says so; otherwise they are a year or an amount. */
const BEHIND_A_WORD =
  /\b(?:P\.?O\.?|order|commande|BC)\s*(?:no\.?|n°|number|:)?\s*#?\s*(\p{N}{1,20})(?![\p{L}\p{N}])/giu;
const MOST = 20;

/** The numbers that a note may name an order by, in lower case. */
export function numbersNamed(note: string | null): string[] {
  if (!note) return [];
  const marked = [...note.matchAll(MARKED)].map(([word]) => word);
  const digits = [...note.matchAll(BEHIND_A_WORD)].map(([, number]) => number ?? '');
  return [...new Set([...marked, ...digits].map((word) => word.toLowerCase()))].slice(0, MOST);
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
  'lineNumber' | 'kind' | 'itemId' | 'description' | 'quantity' | 'amount'
>;

/**
 * What a bill that was written in the books counts against an order: line by line, by the item, else by the words, else against
 * the only line that there is. A line of an account says money alone: it counts what that buys at the price agreed on.
 */
export function linesBooked(lines: readonly BillLine[], order: PurchaseOrderView): OrderLineBilled[] {
  return lines.flatMap(({ lineNumber, kind, itemId, description, quantity, amount }) => {
    const isCharge = (kind === 'item' || kind === 'account') && Money.of(amount).compare('0') > 0;
    const line = isCharge ? lineMeant(order, itemId, description) : undefined;
    if (!line) return [];
    const bought = kind === 'account' ? boughtFor(amount, line.unitPrice) : quantity;
    return [
      {
        ...{ lineNumber, purchaseOrderId: order.id, orderLineNumber: line.lineNumber },
        ...{ quantity: bought, amount },
      },
    ];
  });
}

function lineMeant({ lines }: PurchaseOrderView, itemId: string | null, description: string) {
  const words = description.trim().toLowerCase();
  return (
    (itemId !== null && lines.find((line) => line.itemId === itemId)) ||
    (words !== '' && lines.find((line) => line.description.trim().toLowerCase() === words)) ||
    (lines.length === 1 ? lines[0] : undefined)
  );
}

function boughtFor(amount: string, unitPrice: string): string {
  const price = Money.of(unitPrice);
  return price.compare('0') > 0 ? Money.of(amount).dividedBy(price).rounded(6).toString() : '0';
}
