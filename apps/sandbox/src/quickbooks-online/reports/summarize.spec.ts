import { Decimal } from 'decimal.js';
import { generateCompany } from '../generator/index.js';
import { CompanyBooks } from '../store/company-books.js';
import { refId } from '../store/doc.js';
import { type Report, renderReport } from './index.js';
import type { Row } from './shape.js';

const books = new CompanyBooks({ realmId: '1', name: 'Test', now: () => new Date('2026-03-31T20:00:00Z') });
generateCompany(books, { seed: 11, customers: 40, months: 6, endDate: '2026-03-31' });
const quarter = { start_date: '2026-01-01', end_date: '2026-03-31' };

const titles = (report: Report) => report.Columns.Column.map(({ ColTitle }) => ColTitle);
const keys = (report: Report) =>
  report.Columns.Column.map(({ MetaData }) => MetaData?.find(({ Name }) => Name === 'ColKey')?.Value);

/** The numbers of every line of a report, whatever its depth: its label, and what stands beside it. */
function linesOf(rows: readonly Row[]): [string, Decimal[]][] {
  const numbers = (cells: readonly { value: string }[] = []): Decimal[] =>
    cells.slice(1).map(({ value }) => new Decimal(value || 0));
  return rows.flatMap((row): [string, Decimal[]][] =>
    row.type === 'Data'
      ? [[row.ColData[0]?.value ?? '', numbers(row.ColData)]]
      : [
          ...linesOf(row.Rows?.Row ?? []),
          [row.Summary?.ColData[0]?.value ?? '', numbers(row.Summary?.ColData)],
        ],
  );
}

function amounts(report: Report, label: string): string[] {
  const found = linesOf(report.Rows.Row ?? []).find(([name]) => name === label);
  return (found?.[1] ?? []).map((amount) => amount.toFixed(2));
}

const GROUPINGS = ['Customers', 'Vendors', 'Employees', 'Departments', 'Classes', 'ProductsAndServices'];

describe('summarize_column_by', () => {
  it.each(
    ['ProfitAndLoss', 'BalanceSheet', 'CashFlow', 'CustomerSales', 'ItemSales', 'ClassSales'].flatMap(
      (name) => GROUPINGS.map((by) => [name, by] as const),
    ),
  )('adds the columns of %s by %s up to its total, which is the report without columns', (name, by) => {
    const report = renderReport(books, name, { ...quarter, summarize_column_by: by });
    const whole = linesOf(renderReport(books, name, quarter).Rows.Row ?? []);
    expect(report.Header).toMatchObject({ SummarizeColumnsBy: by });
    expect(titles(report).at(-1)).toBe('Total');
    const lines = linesOf(report.Rows.Row ?? []);
    for (const [label, cells] of lines) {
      const parts = cells.slice(0, -1).reduce((sum, cell) => sum.plus(cell), new Decimal(0));
      expect([label, parts.toFixed(2)]).toEqual([label, cells.at(-1)?.toFixed(2)]);
      expect(cells).toHaveLength(titles(report).length - 1);
    }
    for (const [label, cells] of whole)
      expect(
        lines.filter(([other]) => other === label).map(([, found]) => found.at(-1)?.toFixed(2)),
      ).toContain(cells[0]?.toFixed(2));
  });

  it('has a column for each customer with something in the period, jobs behind their customer, and its id as key', () => {
    const report = renderReport(books, 'ProfitAndLoss', { ...quarter, summarize_column_by: 'customers' });
    const sold = new Set(
      [...books.list('Invoice')]
        .filter(({ TxnDate }) => String(TxnDate) >= quarter.start_date && String(TxnDate) <= quarter.end_date)
        .map((invoice) => refId(invoice, 'CustomerRef')),
    );
    for (const id of sold) expect(keys(report)).toContain(id);
    const full = keys(report)
      .slice(1, -1)
      .flatMap((id) => books.get('Customer', id ?? '')?.FullyQualifiedName ?? [])
      .map((name) => String(name).toLowerCase());
    expect(full).toEqual([...full].sort());
    expect(titles(report).at(-2)).toBe('Not Specified');
  });

  it('shows for one class what the report filtered by it shows', () => {
    const report = renderReport(books, 'ProfitAndLoss', { ...quarter, summarize_column_by: 'Classes' });
    const at = keys(report).findIndex(
      (key, place) => place > 0 && books.get('Class', key ?? '') !== undefined,
    );
    const id = keys(report)[at] ?? '';
    const alone = renderReport(books, 'ProfitAndLoss', { ...quarter, class: id });
    expect(alone.Header).toMatchObject({ Class: id });
    expect(amounts(report, 'Net Income')[at - 1]).toBe(amounts(alone, 'Net Income')[0]);
    expect(amounts(alone, 'Net Income')[0]).not.toBe('0.00');
  });

  it('filters by several customers at once, and finds nothing of one that is not there', () => {
    const [one, other] = keys(
      renderReport(books, 'CustomerSales', { ...quarter, summarize_column_by: 'Customers' }),
    )
      .slice(1)
      .filter((key) => key !== '' && key !== 'total');
    const income = (customer: string) =>
      new Decimal(
        amounts(renderReport(books, 'ProfitAndLoss', { ...quarter, customer }), 'Total Income')[0] ?? 0,
      );
    expect(income(`${one},${other}`).toFixed(2)).toBe(
      income(String(one))
        .plus(income(String(other)))
        .toFixed(2),
    );
    expect(income('999999').isZero()).toBe(true);
  });

  it('shows the cash of each month from where the one before ended', () => {
    const report = renderReport(books, 'CashFlow', { ...quarter, summarize_column_by: 'Month' });
    expect(titles(report)).toEqual(['', 'Jan 2026', 'Feb 2026', 'Mar 2026', 'Total']);
    const [begin, end] = ['CASH AT BEGINNING OF PERIOD', 'CASH AT END OF PERIOD'].map((label) =>
      amounts(report, label),
    );
    expect(begin?.slice(1, 3)).toEqual(end?.slice(0, 2));
    expect([begin?.[3], end?.[3]]).toEqual([begin?.[0], end?.[2]]);
    expect(amounts(report, 'CASH AT END OF PERIOD')[3]).toBe(
      amounts(renderReport(books, 'CashFlow', quarter), 'CASH AT END OF PERIOD')[0],
    );
  });

  it('sells by month too: each row with its months and their total', () => {
    const report = renderReport(books, 'CustomerSales', { ...quarter, summarize_column_by: 'Month' });
    expect(titles(report)).toEqual(['', 'Jan 2026', 'Feb 2026', 'Mar 2026', 'Total']);
    const [first, second, third, total] = amounts(report, 'TOTAL').map((value) => new Decimal(value));
    expect(
      first
        ?.plus(second ?? 0)
        .plus(third ?? 0)
        .toFixed(2),
    ).toBe(total?.toFixed(2));
    expect(total?.toFixed(2)).toBe(amounts(renderReport(books, 'CustomerSales', quarter), 'TOTAL')[0]);
  });

  it.each(['ProfitAndLoss', 'BalanceSheet', 'CustomerSales'])(
    'cuts all of %s into the months there were',
    (name) => {
      const report = renderReport(books, name, { date_macro: 'All', summarize_column_by: 'Month' });
      const months = titles(report).filter((title) => /^[A-Z][a-z]{2} \d{4}$|31, 2026$/.test(title));
      expect(months.at(-1)).toBe('Mar 2026');
      expect(months.length).toBeGreaterThan(5);
      expect(months.length).toBeLessThan(30);
    },
  );

  it('tells what was spent with each vendor', () => {
    const report = renderReport(books, 'VendorExpenses', quarter);
    expect(titles(report)).toEqual(['', 'Total']);
    const [one] = books.list('Bill');
    const vendor = refId(one, 'VendorRef') ?? '';
    const only = renderReport(books, 'VendorExpenses', { date_macro: 'All', vendor });
    expect(linesOf(only.Rows.Row ?? [])).toHaveLength(2);
    expect(new Decimal(amounts(only, 'TOTAL')[0] ?? 0).gt(0)).toBe(true);
  });

  it('reads the macros that count days back', () => {
    const { Header } = renderReport(books, 'ProfitAndLoss', { date_macro: 'Since 30 Days Ago' });
    expect(Header).toMatchObject({ StartPeriod: '2026-03-01', EndPeriod: '2026-03-31' });
  });
});
