import type { Decimal } from 'decimal.js';
import { type Ledger, sum } from '../ledger/index.js';
import { type AccountLine, accountTotals, linesOf, netIncome } from './account-totals.js';
import { type Params, periodOf } from './period.js';
import { accountColumns, section, summary } from './profit-and-loss.js';
import { type Content, data, label, type SectionRow, totalCell } from './shape.js';

const OPERATING = [
  'Accounts Receivable',
  'Other Current Asset',
  'Accounts Payable',
  'Credit Card',
  'Other Current Liability',
] as const;
const INVESTING = ['Fixed Asset', 'Other Asset'] as const;
const FINANCING = ['Long Term Liability', 'Equity'] as const;

/** The indirect method: net income, then what moved in every account that is not cash. */
export function cashFlow(ledger: Ledger, params: Params): Content {
  const period = periodOf(ledger.books, params);
  const moved = accountTotals(ledger, 'Accrual', period.end, period.start);
  const before = accountTotals(ledger, 'Accrual', dayBefore(period.start));
  const cash = ledger.chart.all().filter(isCash);
  const moves = (types: readonly string[]) =>
    types.flatMap((type) =>
      linesOf(ledger, moved, type)
        .filter((line) => !isCashId(ledger, line.id))
        .map(asCash),
    );
  const income = netIncome(ledger, moved);
  const operating = moves(OPERATING);
  const investing = moves(INVESTING);
  const financing = moves(FINANCING);
  const beginning = sum(cash.map(({ id }) => before.get(id)));
  const increase = sum([income, ...[...operating, ...investing, ...financing].map(({ amount }) => amount)]);
  return {
    columns: accountColumns(),
    rows: [
      operatingSection(income, operating),
      section('INVESTING ACTIVITIES', 'InvestingActivities', investing),
      section('FINANCING ACTIVITIES', 'FinancingActivities', financing),
      summary('NET CASH INCREASE FOR PERIOD', 'CashIncrease', increase),
      summary('CASH AT BEGINNING OF PERIOD', 'BeginningCash', beginning),
      summary('CASH AT END OF PERIOD', 'EndingCash', beginning.plus(increase)),
    ],
    startPeriod: period.start,
    endPeriod: period.end,
  };
}

function operatingSection(income: Decimal, lines: readonly AccountLine[]): SectionRow {
  const adjustments = section(
    'Adjustments to reconcile Net Income to net cash',
    'OperatingAdjustments',
    lines,
  );
  const amount = sum([income, ...lines.map((line) => line.amount)]);
  return {
    Header: { ColData: [label('OPERATING ACTIVITIES'), label('')] },
    Rows: { Row: [data(label('Net Income'), totalCell(income)), adjustments] },
    Summary: { ColData: [label('Net cash provided by operating activities'), totalCell(amount)] },
    type: 'Section',
    group: 'OperatingActivities',
  };
}

/** More of an asset took cash, more of a liability brought it. */
function asCash(line: AccountLine): AccountLine {
  return line.type.endsWith('Asset') || line.type === 'Accounts Receivable'
    ? { ...line, amount: line.amount.negated() }
    : line;
}

function isCash({ type, subType }: { type: string; subType: string }): boolean {
  return type === 'Bank' || subType === 'UndepositedFunds';
}

function isCashId(ledger: Ledger, id: string): boolean {
  return isCash(ledger.chart.info(id));
}

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
