import { Decimal } from 'decimal.js';
import { QboFault } from '../faults/qbo-fault.js';
import { generateCompany } from '../generator/index.js';
import { Ledger, money, sum } from '../ledger/index.js';
import { CompanyBooks } from '../store/company-books.js';
import { REPORT_NAMES, type Report, renderReport } from './index.js';
import type { Row, SectionRow } from './shape.js';

const books = new CompanyBooks({ realmId: '1', name: 'Test', now: () => new Date('2026-03-31T20:00:00Z') });
generateCompany(books, { seed: 11, customers: 90, months: 9, endDate: '2026-03-31' });

function rowsOf(report: Report): SectionRow[] {
  const walk = (rows: readonly Row[]): SectionRow[] =>
    rows.flatMap((row) => (row.type === 'Section' ? [row, ...walk(row.Rows?.Row ?? [])] : []));
  return walk(report.Rows.Row ?? []);
}

function group(report: Report, name: string): Decimal {
  const cells = rowsOf(report).find((row) => row.group === name)?.Summary?.ColData;
  return new Decimal(cells?.at(-1)?.value ?? Number.NaN);
}

function openHome(entity: string, field: string): Decimal {
  return sum(
    [...books.list(entity)].map((doc) =>
      money(doc[field])
        .times(money(doc.ExchangeRate ?? 1))
        .toDecimalPlaces(2),
    ),
  );
}

function refusal(name: string, params: Record<string, string> = {}): string {
  try {
    renderReport(books, name, params);
    return 'answered';
  } catch (error) {
    if (!(error instanceof QboFault)) throw error;
    return `${error.status} ${error.errors[0]?.code} ${error.errors[0]?.element}`;
  }
}

/** The numbers beside one label, wherever in the report it stands. */
function cells(report: Report, name: string): string[] {
  const walk = (rows: readonly Row[]): string[][] =>
    rows.flatMap((row) =>
      row.type === 'Data'
        ? row.ColData[0]?.value === name
          ? [row.ColData.slice(1).map(({ value }) => value)]
          : []
        : [
            ...(row.group === name ? [(row.Summary?.ColData ?? []).slice(1).map(({ value }) => value)] : []),
            ...walk(row.Rows?.Row ?? []),
          ],
    );
  return walk(report.Rows.Row ?? [])[0] ?? [];
}

const titles = (report: Report) => report.Columns.Column.map(({ ColTitle }) => ColTitle);

describe('reports', () => {
  it('answers every report name in the shape of the vendor', () => {
    for (const name of REPORT_NAMES) {
      const report = renderReport(books, name);
      expect(report.Header).toMatchObject({ ReportName: name, Currency: 'CAD' });
      expect(report.Columns.Column.length).toBeGreaterThan(0);
    }
  });

  it('refuses a name that is no report', () => {
    expect(refusal('AgedRecievables')).toBe('400 5020 ReportName');
  });

  it('says so when there is nothing to report', () => {
    const report = renderReport(books, 'TaxSummary');
    expect(report.Rows.Row).toBeUndefined();
    expect(report.Header.Option).toContainEqual({ Name: 'NoReportData', Value: 'true' });
  });

  it('ages exactly what is open: invoices less credits and money on account', () => {
    const report = renderReport(books, 'AgedReceivables', { report_date: '2026-03-31' });
    const open = openHome('Invoice', 'Balance')
      .minus(openHome('CreditMemo', 'Balance'))
      .minus(openHome('Payment', 'UnappliedAmt'));
    expect(group(report, 'GrandTotal').toFixed(2)).toBe(open.toFixed(2));
  });

  it('adds the ageing columns up to the total', () => {
    const report = renderReport(books, 'AgedReceivables');
    const cells = rowsOf(report).find((row) => row.group === 'GrandTotal')?.Summary?.ColData ?? [];
    const amounts = cells.slice(1).map(({ value }) => new Decimal(value));
    expect(sum(amounts.slice(0, -1)).toFixed(2)).toBe(amounts.at(-1)?.toFixed(2));
  });

  it('knows what was open on an earlier day', () => {
    const earlier = renderReport(books, 'AgedReceivables', { report_date: '2025-12-31' });
    const sheet = renderReport(books, 'BalanceSheet', { end_date: '2025-12-31' });
    expect(group(earlier, 'GrandTotal').toFixed(2)).toBe(group(sheet, 'AR').toFixed(2));
  });

  it.each(['Accrual', 'Cash'])('balances the balance sheet on the %s basis', (method) => {
    const report = renderReport(books, 'BalanceSheet', { accounting_method: method });
    expect(group(report, 'TotalAssets').isZero()).toBe(false);
    expect(group(report, 'TotalAssets').toFixed(2)).toBe(
      group(report, 'TotalLiabilitiesAndEquity').toFixed(2),
    );
  });

  it('shows the same net income on the income statement and in the cash flow', () => {
    const params = { start_date: '2026-01-01', end_date: '2026-03-31' };
    const flow = renderReport(books, 'CashFlow', params);
    const income = group(renderReport(books, 'ProfitAndLoss', params), 'NetIncome').toFixed(2);
    expect(JSON.stringify(flow)).toContain(income);
    const sheet = renderReport(books, 'BalanceSheet', { end_date: '2026-03-31' });
    const undeposited = new Ledger(books);
    let drawer = new Decimal(0);
    for (const { postings } of undeposited.entries('Accrual', '2026-03-31')) {
      for (const { account, amount } of postings) {
        if (account === undeposited.chart.undeposited) drawer = drawer.plus(amount);
      }
    }
    expect(group(flow, 'EndingCash').toFixed(2)).toBe(group(sheet, 'BankAccounts').plus(drawer).toFixed(2));
  });

  it('differs between accrual and cash, because not everything is paid', () => {
    const params = { start_date: '2025-07-01', end_date: '2026-03-31' };
    const accrual = group(renderReport(books, 'ProfitAndLoss', params), 'Income');
    const cash = group(
      renderReport(books, 'ProfitAndLoss', { ...params, accounting_method: 'Cash' }),
      'Income',
    );
    expect(accrual.gt(cash)).toBe(true);
  });

  it.each([
    ['ProfitAndLoss', { start_date: 'garbage' }, '400 2070 start_date'],
    ['ProfitAndLoss', { end_date: '2026-02-30' }, '400 2070 end_date'],
    ['AgedReceivables', { report_date: '31/03/2026' }, '400 2070 report_date'],
    ['TaxSummary', { start_date: '2026' }, '400 2070 start_date'],
    ['ProfitAndLoss', { date_macro: 'Nonsense' }, '400 2170 date_macro'],
    ['ProfitAndLoss', { date_macro: 'Those Month' }, '400 2170 date_macro'],
    ['ProfitAndLoss', { start_date: '2026-02-01', end_date: '2026-01-01' }, '400 6000 start_date'],
    ['ProfitAndLoss', { summarize_column_by: 'Moons' }, '400 2170 summarize_column_by'],
    ['CashFlow', { summarize_column_by: 'Moons' }, '400 2170 summarize_column_by'],
    ['CustomerSales', { summarize_column_by: 'Moons' }, '400 2170 summarize_column_by'],
    [
      'ProfitAndLoss',
      { start_date: '2024-01-01', summarize_column_by: 'Days' },
      '400 6000 summarize_column_by',
    ],
    ['ItemSales', { start_date: '2024-01-01', summarize_column_by: 'Days' }, '400 6000 summarize_column_by'],
    ['ProfitAndLoss', { accounting_method: 'Hybrid' }, '400 2170 accounting_method'],
    ['TransactionList', { columns: 'tx_date,moon' }, '400 2170 columns'],
    ['AgedReceivableDetail', { columns: 'moon' }, '400 2170 columns'],
    ['AccountList', { sort_order: 'sideways' }, '400 2170 sort_order'],
    ['AgedReceivables', { aging_period: '0' }, '400 2090 aging_period'],
    ['AgedReceivables', { num_periods: 'x' }, '400 2090 num_periods'],
    ['AgedReceivables', { aging_method: 'Yesterday' }, '400 2170 aging_method'],
  ])('refuses %s with %j', (name, params, told) => {
    expect(refusal(name, params)).toBe(told);
  });

  it('summarizes the income statement by month, each as it would be alone, with the total behind', () => {
    const months = { start_date: '2026-01-15', end_date: '2026-03-31' };
    const report = renderReport(books, 'ProfitAndLoss', { ...months, summarize_column_by: 'Month' });
    expect(titles(report)).toEqual(['', 'Jan 15 - 31, 2026', 'Feb 2026', 'Mar 2026', 'Total']);
    expect(report.Header).toMatchObject({ SummarizeColumnsBy: 'Month', StartPeriod: '2026-01-15' });
    expect(report.Columns.Column[2]?.MetaData).toEqual([
      { Name: 'StartDate', Value: '2026-02-01' },
      { Name: 'EndDate', Value: '2026-02-28' },
      { Name: 'ColKey', Value: 'Feb 2026' },
    ]);
    const alone = (start_date: string, end_date: string) =>
      group(renderReport(books, 'ProfitAndLoss', { start_date, end_date }), 'NetIncome').toFixed(2);
    expect(cells(report, 'NetIncome')).toEqual([
      alone('2026-01-15', '2026-01-31'),
      alone('2026-02-01', '2026-02-28'),
      alone('2026-03-01', '2026-03-31'),
      alone('2026-01-15', '2026-03-31'),
    ]);
  });

  it.each([
    ['Quarter', ['', 'Oct - Dec, 2025', 'Jan - Mar, 2026', 'Total']],
    ['Year', ['', 'Oct 1 - Dec 31, 2025', 'Jan 1 - Mar 31, 2026', 'Total']],
  ])('summarizes by %s', (unit, wanted) => {
    const params = { start_date: '2025-10-01', end_date: '2026-03-31', summarize_column_by: unit };
    const report = renderReport(books, 'ProfitAndLoss', params);
    expect(titles(report)).toEqual(wanted);
    const [first, second, total] = cells(report, 'NetIncome').map((value) => new Decimal(value));
    expect(first?.plus(second ?? 0).toFixed(2)).toBe(total?.toFixed(2));
  });

  it('summarizes the balance sheet by what stands at the end of each month', () => {
    const report = renderReport(books, 'BalanceSheet', {
      start_date: '2026-02-01',
      end_date: '2026-03-31',
      summarize_column_by: 'Month',
    });
    expect(titles(report)).toEqual(['', 'Feb 2026', 'Mar 2026']);
    const alone = (end_date: string) =>
      group(renderReport(books, 'BalanceSheet', { end_date }), 'TotalAssets').toFixed(2);
    expect(cells(report, 'TotalAssets')).toEqual([alone('2026-02-28'), alone('2026-03-31')]);
    expect(cells(report, 'TotalLiabilitiesAndEquity')).toEqual(cells(report, 'TotalAssets'));
  });

  it('ages by as many days and columns as asked for', () => {
    const params = { report_date: '2026-03-31', aging_period: '15', num_periods: '3' };
    const report = renderReport(books, 'AgedReceivables', params);
    expect(titles(report)).toEqual(['', 'Current', '1 - 15', '16 - 30', '31 and over', 'Total']);
    const usual = cells(renderReport(books, 'AgedReceivables', { report_date: '2026-03-31' }), 'GrandTotal');
    const [current, first, second, over, total] = cells(report, 'GrandTotal').map(
      (value) => new Decimal(value),
    );
    expect(current?.toFixed(2)).toBe(usual[0]);
    expect(first?.plus(second ?? 0).toFixed(2)).toBe(usual[1]);
    expect(over?.toFixed(2)).toBe(sum(usual.slice(2, 5).map((value) => new Decimal(value))).toFixed(2));
    expect(total?.toFixed(2)).toBe(usual.at(-1));
  });

  it('ages on today when asked to, whatever day the report is about', () => {
    const params = { report_date: '2025-12-31', aging_method: 'Current' };
    const today = cells(renderReport(books, 'AgedReceivables', params), 'GrandTotal');
    const then = cells(renderReport(books, 'AgedReceivables', { report_date: '2025-12-31' }), 'GrandTotal');
    expect(today.at(-1)).toBe(then.at(-1));
    expect(today).not.toEqual(then);
  });

  it('reads the macros of the vendor', () => {
    const { Header } = renderReport(books, 'ProfitAndLoss', { date_macro: 'Last Fiscal Quarter' });
    expect(Header).toMatchObject({ StartPeriod: '2025-10-01', EndPeriod: '2025-12-31' });
  });
});
