import type { Decimal } from 'decimal.js';
import {
  type Basis,
  type Dimension,
  HomeRate,
  idIn,
  type Ledger,
  lineTags,
  money,
  sum,
  ZERO,
} from '../ledger/index.js';
import { child, lines, refId, text } from '../store/doc.js';
import { basisOf, periodContent } from './account-totals.js';
import { type Fact, type Sliced, sliced } from './facts.js';
import { filtered } from './filters.js';
import { columnSums, partyRows } from './party-rows.js';
import { type Params, periodOf } from './period.js';
import { type Content, cell, column, data, label, type Row, totalCell } from './shape.js';

const SALES = [
  ['Invoice', 1],
  ['SalesReceipt', 1],
  ['CreditMemo', -1],
  ['RefundReceipt', -1],
] as const;

/** The lines of sales as facts: what was sold to whom, in home currency, credits and refunds taken off. */
function* sales({ books }: Ledger): Generator<Fact> {
  for (const [entity, sign] of SALES) {
    for (const doc of books.list(entity)) {
      const home = new HomeRate(doc);
      for (const line of lines(doc)) {
        if (line.DetailType !== 'SalesItemLineDetail') continue;
        const amount = home.of(money(line.Amount)).times(sign);
        const tags = {
          customer: refId(doc, 'CustomerRef'),
          class: refId(doc, 'ClassRef'),
          department: refId(doc, 'DepartmentRef'),
          ...lineTags(child(line, 'SalesItemLineDetail')),
        };
        yield { date: text(doc.TxnDate) ?? '', amount, valueIn: (dimension) => tags[dimension] ?? '' };
      }
    }
  }
}

export function salesByCustomer(ledger: Ledger, params: Params): Content {
  const found = sliced(ledger, params, sales(ledger), 'customer');
  return {
    ...frameOf(found),
    columns: [column('', 'Customer', 'cust_name'), ...found.columns],
    rows: partiesOf(ledger, 'Customer', found),
  };
}

/** Sales by item, or by the class or location of the line. */
export function salesByList(
  ledger: Ledger,
  params: Params,
  entity: 'Item' | 'Class' | 'Department',
): Content {
  const dimension = { Item: 'item', Class: 'class', Department: 'department' } as const;
  const found = sliced(ledger, params, sales(ledger), dimension[entity]);
  const rows: Row[] = [...found.amounts].map(([id, amounts]) => {
    const name = text(ledger.books.get(entity, id)?.FullyQualifiedName) ?? 'Not specified';
    return data(label(name, id), ...amounts.map(cell));
  });
  const grand = columnSums([...found.amounts.values()], found.columns.length);
  const total: Row = {
    Summary: { ColData: [label('TOTAL'), ...grand.map(totalCell)] },
    type: 'Section',
    group: 'GrandTotal',
  };
  return {
    ...frameOf(found),
    columns: [column('', entity === 'Item' ? 'ProductsAndService' : entity, 'name'), ...found.columns],
    rows: rows.length === 0 ? [] : [...rows, total],
  };
}

/** What was spent with each vendor, on whatever account of costs. */
export function expensesByVendor(ledger: Ledger, params: Params): Content {
  const found = sliced(ledger, params, costs(ledger, basisOf(params), 'vendor'), 'vendor');
  return {
    ...frameOf(found),
    columns: [column('', 'Vendor', 'vend_name'), ...found.columns],
    rows: partiesOf(ledger, 'Vendor', found),
    basis: basisOf(params),
  };
}

/** What each customer brought in, what was spent for it, and what is left. */
export function incomeByCustomer(ledger: Ledger, params: Params): Content {
  const period = periodOf(ledger.books, params);
  const basis = basisOf(params);
  const rows = new Map<string, Decimal[]>();
  for (const entry of filtered(ledger, params).entries(basis, period.end, period.start)) {
    for (const posting of entry.postings) {
      const { type } = ledger.chart.info(posting.account);
      const at = COSTS.has(type) ? 1 : INCOME.has(type) ? 0 : undefined;
      const id = idIn(entry, posting, 'customer');
      if (at === undefined || id === '') continue;
      const [income = ZERO, cost = ZERO] = rows.get(id) ?? [];
      const [earned, spent] =
        at === 0 ? [income.minus(posting.amount), cost] : [income, cost.plus(posting.amount)];
      rows.set(id, [earned, spent, earned.minus(spent)]);
    }
  }
  return {
    columns: [
      column('', 'Customer', 'cust_name'),
      column('Total Income', 'Money', 'total_income'),
      column('Total Expenses', 'Money', 'total_expenses'),
      column('Net Income', 'Money', 'net_income'),
    ],
    rows: rows.size === 0 ? [] : partyRows(ledger.books, 'Customer', rows, 3),
    ...periodContent(period, basis),
  };
}

const INCOME = new Set(['Income', 'Other Income']);
const COSTS = new Set(['Cost of Goods Sold', 'Expense', 'Other Expense']);

function* costs(ledger: Ledger, basis: Basis, dimension: Dimension): Generator<Fact> {
  for (const entry of ledger.entries(basis)) {
    for (const posting of entry.postings) {
      const isCost = COSTS.has(ledger.chart.info(posting.account).type);
      if (!isCost || idIn(entry, posting, dimension) === '') continue;
      yield { date: entry.date, amount: posting.amount, valueIn: (each) => idIn(entry, posting, each) };
    }
  }
}

function partiesOf(ledger: Ledger, entity: 'Customer' | 'Vendor', found: Sliced): Row[] {
  return found.amounts.size === 0 ? [] : partyRows(ledger.books, entity, found.amounts, found.columns.length);
}

function frameOf({ period, summarizedBy }: Sliced) {
  return { startPeriod: period.start, endPeriod: period.end, basis: 'Accrual', summarizedBy };
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
