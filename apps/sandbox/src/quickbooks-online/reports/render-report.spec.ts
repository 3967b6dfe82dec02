import { Decimal } from 'decimal.js';
import { generateCompany } from '../generator/index.js';
import { Ledger, money, sum } from '../ledger/index.js';
import { CompanyBooks } from '../store/company-books.js';
import { REPORT_NAMES, type Report, renderReport, UnknownReportError } from './index.js';
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

describe('reports', () => {
  it('answers every report name in the shape of the vendor', () => {
    for (const name of REPORT_NAMES) {
      const report = renderReport(books, name);
      expect(report.Header).toMatchObject({ ReportName: name, Currency: 'CAD' });
      expect(report.Columns.Column.length).toBeGreaterThan(0);
    }
  });

  it('refuses a name that is no report', () => {
    expect(() => renderReport(books, 'AgedRecievables')).toThrow(UnknownReportError);
  });

  it('says so when there is nothing to report', () => {
    const report = renderReport(books, 'DepartmentSales');
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

  it('reads the macros of the vendor', () => {
    const { Header } = renderReport(books, 'ProfitAndLoss', { date_macro: 'Last Fiscal Quarter' });
    expect(Header).toMatchObject({ StartPeriod: '2025-10-01', EndPeriod: '2025-12-31' });
  });
});
