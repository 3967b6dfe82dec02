import type { Decimal } from 'decimal.js';
import { type Ledger, sum, Totals } from '../ledger/index.js';
import { type AccountLine, basisOf, linesOf, netIncome } from './account-totals.js';
import { asOf, type Params } from './period.js';
import { accountColumns, section, total } from './profit-and-loss.js';
import { type Content, data, label, type Row, type SectionRow, totalCell } from './shape.js';

interface Part {
  readonly row: SectionRow;
  readonly total: Decimal;
}

export function balanceSheet(ledger: Ledger, params: Params): Content {
  const end = asOf(ledger.books, params);
  const basis = basisOf(params);
  const yearStart = `${end.slice(0, 4)}-01-01`;
  const totals = new Totals<string>();
  const thisYear = new Totals<string>();
  for (const entry of ledger.entries(basis, end)) {
    for (const { account, amount } of entry.postings) {
      totals.add(account, amount);
      if (entry.date >= yearStart) thisYear.add(account, amount);
    }
  }
  const leaf = (title: string, group: string, type: string) =>
    part(title, group, linesOf(ledger, totals, type));
  const assets = branch('ASSETS', 'TotalAssets', [
    branch('Current Assets', 'CurrentAssets', [
      leaf('Bank Accounts', 'BankAccounts', 'Bank'),
      leaf('Accounts Receivable', 'AR', 'Accounts Receivable'),
      leaf('Other Current Assets', 'OtherCurrentAssets', 'Other Current Asset'),
    ]),
    leaf('Fixed Assets', 'FixedAssets', 'Fixed Asset'),
    leaf('Other Assets', 'OtherAssets', 'Other Asset'),
  ]);
  const liabilities = branch('Liabilities', 'Liabilities', [
    branch('Current Liabilities', 'CurrentLiabilities', [
      leaf('Accounts Payable', 'AP', 'Accounts Payable'),
      leaf('Credit Cards', 'CreditCards', 'Credit Card'),
      leaf('Other Current Liabilities', 'OtherCurrentLiabilities', 'Other Current Liability'),
    ]),
    leaf('Long-Term Liabilities', 'LongTermLiabilities', 'Long Term Liability'),
  ]);
  const equity = part('Equity', 'Equity', equityLines(ledger, totals, thisYear));
  const other = branch('LIABILITIES AND EQUITY', 'TotalLiabilitiesAndEquity', [liabilities, equity]);
  return {
    columns: accountColumns(),
    rows: [assets.row, other.row],
    startPeriod: params.start_date ?? yearStart,
    endPeriod: end,
    basis,
  };
}

/** Nobody posts the closing entry: what earlier years earned is added to retained earnings on the sheet. */
function equityLines(ledger: Ledger, totals: Totals<string>, thisYear: Totals<string>): AccountLine[] {
  const earned = netIncome(ledger, totals);
  const current = netIncome(ledger, thisYear);
  const earlier = earned.minus(current);
  const lines = linesOf(ledger, totals, 'Equity');
  const retained = ledger.chart.all().find(({ subType }) => subType === 'RetainedEarnings');
  const posted = lines.find(({ id }) => id === retained?.id);
  const rest = lines.filter((line) => line !== posted);
  return [
    ...rest,
    {
      id: retained?.id ?? '',
      name: retained ? `${retained.number} ${retained.name}`.trim() : 'Retained Earnings',
      type: 'Equity',
      amount: earlier.plus(posted?.amount ?? 0),
    },
    { id: '', name: 'Net Income', type: 'Equity', amount: current },
  ];
}

function part(title: string, group: string, lines: readonly AccountLine[]): Part {
  const base = section(title, group, lines);
  const rows = (base.Rows?.Row ?? []).map((row, at) => withGroup(row, lines[at]));
  return { row: { ...base, Rows: { Row: rows } }, total: total(lines) };
}

/** The year's result is no account: the vendor marks it by its group and gives it no id. */
function withGroup(row: Row, line: AccountLine | undefined): Row {
  if (line?.name !== 'Net Income' || line.id !== '') return row;
  return { ...data(label('Net Income'), totalCell(line.amount)), group: 'NetIncome' } as Row;
}

function branch(title: string, group: string, parts: readonly Part[]): Part {
  const amount = sum(parts.map((each) => each.total));
  const shown = parts.filter((each) => (each.row.Rows?.Row.length ?? 0) > 0);
  const row: SectionRow = {
    Header: { ColData: [label(title), label('')] },
    Rows: { Row: shown.map((each) => each.row) },
    Summary: { ColData: [label(summaryTitle(title)), totalCell(amount)] },
    type: 'Section',
    group,
  };
  return { row, total: amount };
}

function summaryTitle(title: string): string {
  return title === title.toUpperCase() ? `TOTAL ${title}` : `Total ${title}`;
}
