import { Decimal } from 'decimal.js';
import { generateCompany } from '../generator/index.js';
import { CompanyBooks } from '../store/company-books.js';
import { REPORT_NAMES, type Report, renderReport } from './index.js';
import type { ColData, Row } from './shape.js';

const books = new CompanyBooks({ realmId: '1', name: 'Test', now: () => new Date('2026-03-31T20:00:00Z') });
generateCompany(books, { seed: 11, customers: 40, months: 6, endDate: '2026-03-31' });
const quarter = { start_date: '2026-01-01', end_date: '2026-03-31' };

const titles = (report: Report) => report.Columns.Column.map(({ ColTitle }) => ColTitle);

/** Every line of a report: rows, headings and sums. */
function lines(rows: readonly Row[]): (readonly ColData[])[] {
  return rows.flatMap((row) =>
    row.type === 'Data'
      ? [row.ColData]
      : [
          ...(row.Header ? [row.Header.ColData] : []),
          ...lines(row.Rows?.Row ?? []),
          ...(row.Summary ? [row.Summary.ColData] : []),
        ],
  );
}

const dataRows = (rows: readonly Row[]): (readonly ColData[])[] =>
  rows.flatMap((row) => (row.type === 'Data' ? [row.ColData] : dataRows(row.Rows?.Row ?? [])));
const sumsOf = (report: Report, label: string) =>
  lines(report.Rows.Row ?? [])
    .find(([first]) => first?.value === label)
    ?.map(({ value }) => value) ?? [];
const add = (cells: readonly (ColData | undefined)[]) =>
  cells.reduce((total, cell) => total.plus(cell?.value || 0), new Decimal(0)).toFixed(2);

describe('lists', () => {
  it.each(REPORT_NAMES)('gives every line of %s as many cells as there are columns', (name) => {
    const report = renderReport(books, name);
    for (const cells of lines(report.Rows.Row ?? [])) expect(cells).toHaveLength(titles(report).length);
    expect(lines(report.Rows.Row ?? []).length > 0).toBe(name !== 'TaxSummary');
  });

  it('has the columns that were asked for, in that order, also those that nothing fills', () => {
    const columns = 'doc_num, tx_date,klass_name,create_by,subt_nat_amount';
    const report = renderReport(books, 'TransactionList', { ...quarter, columns });
    expect(titles(report)).toEqual(['Num', 'Date', 'Class', 'Create by', 'Amount']);
    const [first] = dataRows(report.Rows.Row ?? []);
    expect(first?.[1]?.value).toMatch(/^2026-01-/);
    expect(first?.[3]?.value).toBe('');
  });

  it('sorts by a column, up or down', () => {
    const sorted = (sort_order: string) =>
      dataRows(
        renderReport(books, 'TransactionList', {
          ...quarter,
          columns: 'subt_nat_amount',
          sort_by: 'subt_nat_amount',
          sort_order,
        }).Rows.Row ?? [],
      ).map(([cell]) => Number(cell?.value));
    const up = sorted('ascend');
    expect(up).toEqual([...up].sort((a, b) => a - b));
    expect(sorted('descend')).toEqual([...up].reverse());
  });

  it('carries each account of the ledger from what stood there to what stands there', () => {
    const report = renderReport(books, 'GeneralLedger', quarter);
    const sheet = renderReport(books, 'BalanceSheet', { end_date: quarter.end_date });
    const bank = report.Rows.Row?.find(
      (row) =>
        row.type === 'Section' && row.Header?.ColData[0]?.value.includes(String(bankAccount()?.Name ?? '')),
    );
    const rows = dataRows(bank?.type === 'Section' ? (bank.Rows?.Row ?? []) : []);
    expect(rows[0]?.[0]?.value).toBe('Beginning Balance');
    const onSheet = lines(sheet.Rows.Row ?? []).find(([first]) => first?.id === bankAccount()?.Id);
    expect(rows.at(-1)?.at(-1)?.value).toBe(onSheet?.[1]?.value);
  });

  const bankAccount = () => [...books.list('Account')].find(({ AccountType }) => AccountType === 'Bank');

  it('balances every document of the journal', () => {
    const report = renderReport(books, 'JournalReport', quarter);
    expect(report.Rows.Row?.length).toBeGreaterThan(20);
    for (const row of report.Rows.Row ?? []) {
      const [debit, credit] = (row.type === 'Section' ? (row.Summary?.ColData ?? []) : []).slice(-2);
      expect(debit?.value).toBe(credit?.value);
    }
  });

  it('shows behind the income statement what adds up to it', () => {
    const [detail, statement] = ['ProfitAndLossDetail', 'ProfitAndLoss'].map((name) =>
      renderReport(books, name, quarter),
    );
    expect(sumsOf(detail as Report, 'Total for Income')[6]).toBe(
      sumsOf(statement as Report, 'Total Income')[1],
    );
    expect(sumsOf(detail as Report, 'Net Income')[6]).toBe(sumsOf(statement as Report, 'Net Income')[1]);
  });

  it.each([
    ['CustomerBalanceDetail', 'AgedReceivables', 'AgedReceivableDetail'],
    ['VendorBalanceDetail', 'AgedPayables', 'AgedPayableDetail'],
  ])('lists in %s and by age what %s adds up', (balances, summary, ages) => {
    const total = sumsOf(renderReport(books, summary), 'TOTAL').at(-1);
    const open = (name: string) => {
      const report = renderReport(books, name);
      const at = titles(report).indexOf('Open Balance');
      return add(dataRows(report.Rows.Row ?? []).map((cells) => cells[at]));
    };
    expect([open(balances), open(ages)]).toEqual([total, total]);
  });

  it('tells what each customer brought in and cost', () => {
    const [, income, cost, net] = sumsOf(renderReport(books, 'CustomerIncome', quarter), 'TOTAL');
    expect(new Decimal(income ?? 0).minus(cost ?? 0).toFixed(2)).toBe(net);
  });
});
