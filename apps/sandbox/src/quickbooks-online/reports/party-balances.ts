import type { Decimal } from 'decimal.js';
import { type Ledger, ZERO } from '../ledger/index.js';
import { type Side, wantedItems } from './open-items.js';
import { partyRows } from './party-rows.js';
import { asOf, type Params } from './period.js';
import { type Content, column } from './shape.js';

/** What each customer owes, or what each vendor is owed, in home currency. */
export function partyBalances(ledger: Ledger, params: Params, side: Side): Content {
  const date = asOf(ledger.books, params);
  const entity = side === 'receivable' ? 'Customer' : 'Vendor';
  const totals = new Map<string, Decimal>();
  for (const { party, home } of wantedItems(ledger, params, side, date))
    totals.set(party, (totals.get(party) ?? ZERO).plus(home));
  const rows = new Map([...totals].map(([party, amount]) => [party, [amount]] as const));
  return {
    columns: [
      column('', entity, entity === 'Customer' ? 'cust_name' : 'vend_name'),
      column('Total', 'Money', 'total'),
    ],
    rows: rows.size === 0 ? [] : partyRows(ledger.books, entity, rows, 1),
    startPeriod: date,
    endPeriod: date,
  };
}
