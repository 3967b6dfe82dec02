import type { Decimal } from 'decimal.js';
import { refId, text } from '../store/doc.js';
import { type Entry, entry } from './entry.js';
import { type Context, stockMoves } from './lines.js';
import { cents, money, Totals } from './money.js';

const OUT = ['Invoice', 'SalesReceipt', 'VendorCredit'] as const;
const IN = ['Bill', 'Purchase', 'CreditMemo', 'RefundReceipt'] as const;

/**
 * Stock that was there on the item's start date, against opening equity. The quantity is worked back from what is on
 * hand now, so that the inventory account and the shelf agree.
 */
export function openingStock({ books, chart }: Context): Entry[] {
  const moved = new Totals<string>();
  for (const entity of OUT) {
    for (const doc of books.list(entity)) {
      for (const { item, qty } of stockMoves(books, doc)) moved.add(item.Id, qty);
    }
  }
  for (const entity of IN) {
    for (const doc of books.list(entity)) {
      for (const { item, qty } of stockMoves(books, doc)) moved.add(item.Id, qty.negated());
    }
  }
  const entries: Entry[] = [];
  for (const item of books.list('Item')) {
    if (item.Type !== 'Inventory') continue;
    const qty: Decimal = money(item.QtyOnHand).plus(moved.get(item.Id));
    const value = cents(qty.times(money(item.PurchaseCost)));
    const dated = { ...item, TxnDate: text(item.InvStartDate) ?? '1970-01-01' };
    entries.push(
      entry('InventoryStart', dated, undefined, [
        { account: refId(item, 'AssetAccountRef') ?? chart.inventory, amount: value },
        { account: chart.openingEquity, amount: value.negated() },
      ]),
    );
  }
  return entries;
}
