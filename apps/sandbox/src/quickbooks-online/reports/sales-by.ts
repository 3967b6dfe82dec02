import { type Decimal } from 'decimal.js';
import { HomeRate, type Ledger, money, sum, ZERO } from '../ledger/index.js';
import { type Body, child, lines, refId, text } from '../store/doc.js';
import { partyRows } from './party-rows.js';
import { type Params, periodOf } from './period.js';
import { type Content, cell, column, data, label, type Row, totalCell } from './shape.js';

const SALES = [
  ['Invoice', 1],
  ['SalesReceipt', 1],
  ['CreditMemo', -1],
  ['RefundReceipt', -1],
] as const;

interface Sale {
  readonly doc: Body;
  readonly detail: Body;
  readonly amount: Decimal;
}

function* sales(ledger: Ledger, start: string, end: string): Generator<Sale> {
  for (const [entity, sign] of SALES) {
    for (const doc of ledger.books.list(entity)) {
      const date = text(doc.TxnDate) ?? '';
      if (date < start || date > end) continue;
      const home = new HomeRate(doc);
      for (const line of lines(doc)) {
        if (line.DetailType !== 'SalesItemLineDetail') continue;
        const amount = home.of(money(line.Amount)).times(sign);
        yield { doc, detail: child(line, 'SalesItemLineDetail'), amount };
      }
    }
  }
}

export function salesByCustomer(ledger: Ledger, params: Params): Content {
  const period = periodOf(ledger.books, params);
  const totals = gather(
    sales(ledger, period.start, period.end),
    ({ doc }) => refId(doc, 'CustomerRef') ?? '',
  );
  const rows = new Map([...totals].map(([id, amount]) => [id, [amount]] as const));
  return {
    columns: [column('', 'Customer', 'cust_name'), column('Total', 'Money', 'total')],
    rows: rows.size === 0 ? [] : partyRows(ledger.books, 'Customer', rows, 1),
    startPeriod: period.start,
    endPeriod: period.end,
    basis: 'Accrual',
  };
}

/** Sales by item, or by the class on the line. */
export function salesByList(ledger: Ledger, params: Params, entity: 'Item' | 'Class'): Content {
  const period = periodOf(ledger.books, params);
  const field = entity === 'Item' ? 'ItemRef' : 'ClassRef';
  const totals = gather(sales(ledger, period.start, period.end), ({ detail }) => refId(detail, field) ?? '');
  const rows: Row[] = [...totals].map(([id, amount]) => {
    const name = text(ledger.books.get(entity, id)?.FullyQualifiedName) ?? 'Not specified';
    return data(label(name, id), cell(amount));
  });
  const grand = [label('TOTAL'), totalCell(sum(totals.values()))];
  return {
    columns: [
      column('', entity === 'Item' ? 'ProductsAndService' : 'Class', 'name'),
      column('Total', 'Money', 'total'),
    ],
    rows:
      rows.length === 0
        ? []
        : [...rows, { Summary: { ColData: grand }, type: 'Section', group: 'GrandTotal' }],
    startPeriod: period.start,
    endPeriod: period.end,
    basis: 'Accrual',
  };
}

/** The stock on the shelf at the items' purchase cost. */
export function inventoryValuation(ledger: Ledger): Content {
  const stocked = [...ledger.books.list('Item')].filter((item) => item.Type === 'Inventory');
  const values = stocked.map((item) =>
    money(item.QtyOnHand).times(money(item.PurchaseCost)).toDecimalPlaces(2),
  );
  const rows: Row[] = stocked.map((item, at) =>
    data(
      label(String(item.Name), item.Id),
      label(text(item.Sku) ?? ''),
      label(money(item.QtyOnHand).toFixed(2)),
      cell(values[at] ?? ZERO),
      label(money(item.PurchaseCost).toFixed(2)),
    ),
  );
  const grand = [label('TOTAL'), label(''), label(''), totalCell(sum(values)), label('')];
  return {
    columns: [
      column('', 'ProductsAndService', 'name'),
      column('SKU', 'String', 'sku'),
      column('Qty', 'Money', 'qty'),
      column('Asset Value', 'Money', 'total'),
      column('Avg Cost', 'Money', 'calc_avg'),
    ],
    rows:
      rows.length === 0
        ? []
        : [...rows, { Summary: { ColData: grand }, type: 'Section', group: 'GrandTotal' }],
  };
}

function gather(found: Iterable<Sale>, key: (sale: Sale) => string): Map<string, Decimal> {
  const totals = new Map<string, Decimal>();
  for (const sale of found) totals.set(key(sale), (totals.get(key(sale)) ?? ZERO).plus(sale.amount));
  return totals;
}
