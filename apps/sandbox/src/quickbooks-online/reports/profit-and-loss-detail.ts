import type { Decimal } from 'decimal.js';
import { type Ledger, sum, ZERO } from '../ledger/index.js';
import { basisOf, isCreditType, periodContent } from './account-totals.js';
import { type EntryRow, entriesByDay, entryColumns } from './entry-rows.js';
import { type Params, periodOf } from './period.js';
import { type Content, label, type Row, totalCell } from './shape.js';
import { type Table, tableOf } from './table.js';
import { LEDGER, running } from './transaction-list.js';

const PARTS = [
  ['Income', 'Income', 'Income'],
  ['Cost of Goods Sold', 'Cost of Goods Sold', 'COGS'],
  ['Expense', 'Expenses', 'Expenses'],
  ['Other Income', 'Other Income', 'OtherIncome'],
  ['Other Expense', 'Other Expenses', 'OtherExpenses'],
] as const;

/** The postings behind the income statement, account by account. */
export function profitAndLossDetail(ledger: Ledger, params: Params): Content {
  const period = periodOf(ledger.books, params);
  const basis = basisOf(params);
  const table = tableOf(params, entryColumns(ledger), LEDGER);
  const byAccount = new Map<string, EntryRow[]>();
  for (const entry of entriesByDay(ledger, period.start, period.end, basis)) {
    for (const posting of entry.postings) {
      const isTurned = isCreditType(ledger.chart.info(posting.account).type);
      const rows = byAccount.get(posting.account) ?? [];
      rows.push({ entry, posting, amount: isTurned ? posting.amount.negated() : posting.amount });
      byAccount.set(posting.account, rows);
    }
  }
  const parts = PARTS.map(([type, title, group]) => {
    const accounts = ledger.chart.all().flatMap(({ id, name, type: own }) => {
      const list = own === type ? running(byAccount.get(id) ?? [], ZERO) : [];
      return list.length === 0 ? [] : [{ list, row: table.section(label(name, id), list) }];
    });
    const all = accounts.flatMap(({ list }) => list);
    const inner = accounts.map(({ row }) => row);
    const row: Row = { ...table.section(label(title), all, inner), group };
    const total = sum(all.map(({ amount }) => amount));
    return { row, total: isCreditType(type) ? total : total.negated(), isThere: all.length > 0 };
  });
  const rows = parts.flatMap(({ row, isThere }) => (isThere ? [row] : []));
  const net = sum(parts.map(({ total }) => total));
  return {
    columns: table.columns,
    rows: rows.length === 0 ? [] : [...rows, netIncome(table, net)],
    ...periodContent(period, basis),
  };
}

/** The last line, below the columns of amounts. */
function netIncome({ columns }: Table<EntryRow>, net: Decimal): Row {
  const cells = columns
    .slice(1)
    .map(({ MetaData }) =>
      MetaData?.some(({ Value }) => Value.startsWith('subt_')) ? totalCell(net) : label(''),
    );
  return { Summary: { ColData: [label('Net Income'), ...cells] }, type: 'Section', group: 'NetIncome' };
}
