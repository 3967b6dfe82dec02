import type { Decimal } from 'decimal.js';
import { type Ledger, sum } from '../ledger/index.js';
import { type AccountLine, accountTotals, basisOf, linesOf, periodContent } from './account-totals.js';
import { type Params, periodOf } from './period.js';
import { type Content, cell, column, data, label, type Row, type SectionRow, totalCell } from './shape.js';

export function profitAndLoss(ledger: Ledger, params: Params): Content {
  const period = periodOf(ledger.books, params);
  const basis = basisOf(params);
  const totals = accountTotals(ledger, basis, period.end, period.start);
  const of = (type: string) => linesOf(ledger, totals, type);
  const [income, costs, expenses] = [of('Income'), of('Cost of Goods Sold'), of('Expense')];
  const [otherIncome, otherExpenses] = [of('Other Income'), of('Other Expense')];
  const gross = total(income).minus(total(costs));
  const operating = gross.minus(total(expenses));
  const other = total(otherIncome).minus(total(otherExpenses));
  const rows: Row[] = [
    section('Income', 'Income', income),
    ...(costs.length === 0 ? [] : [section('Cost of Goods Sold', 'COGS', costs)]),
    summary('Gross Profit', 'GrossProfit', gross),
    section('Expenses', 'Expenses', expenses),
    summary('Net Operating Income', 'NetOperatingIncome', operating),
    ...(otherIncome.length === 0 ? [] : [section('Other Income', 'OtherIncome', otherIncome)]),
    ...(otherExpenses.length === 0 ? [] : [section('Other Expenses', 'OtherExpenses', otherExpenses)]),
    ...(otherIncome.length + otherExpenses.length === 0
      ? []
      : [summary('Net Other Income', 'NetOtherIncome', other)]),
    summary('Net Income', 'NetIncome', operating.plus(other)),
  ];
  return { columns: accountColumns(), rows, ...periodContent(period, basis) };
}

export function accountColumns() {
  return [column('', 'Account', 'account'), column('Total', 'Money', 'total')];
}

export function total(lines: readonly AccountLine[]): Decimal {
  return sum(lines.map(({ amount }) => amount));
}

export function section(title: string, group: string, lines: readonly AccountLine[]): SectionRow {
  return {
    Header: { ColData: [label(title), label('')] },
    Rows: { Row: lines.map((line) => data(label(line.name, line.id), cell(line.amount))) },
    Summary: { ColData: [label(`Total ${title}`), totalCell(total(lines))] },
    type: 'Section',
    group,
  };
}

export function summary(title: string, group: string, amount: Decimal): SectionRow {
  return { Summary: { ColData: [label(title), totalCell(amount)] }, type: 'Section', group };
}
