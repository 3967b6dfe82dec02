import { faults } from '../faults/qbo-fault.js';
import { Ledger } from '../ledger/index.js';
import type { CompanyBooks } from '../store/company-books.js';
import { stamp } from '../store/wire-time.js';
import { basisOf } from './account-totals.js';
import { agedDetail, agedSummary } from './ageing.js';
import { balanceSheet } from './balance-sheet.js';
import { cashFlow } from './cash-flow.js';
import { columnsOfEmpty } from './empty-columns.js';
import { filtered } from './filters.js';
import { REPORT_NAMES, type ReportName } from './names.js';
import { balanceDetail } from './open-rows.js';
import { partyBalances } from './party-balances.js';
import { type Params, periodOf } from './period.js';
import { profitAndLoss } from './profit-and-loss.js';
import { profitAndLossDetail } from './profit-and-loss-detail.js';
import {
  expensesByVendor,
  incomeByCustomer,
  inventoryValuation,
  salesByCustomer,
  salesByList,
} from './sales-by.js';
import type { Column, Content, Row } from './shape.js';
import { summarized } from './summarize.js';
import {
  generalLedger,
  journal,
  transactionList,
  transactionsByParty,
  transactionsWithSplits,
} from './transaction-list.js';
import { accountList, trialBalance } from './trial-balance.js';

export interface Report {
  readonly Header: Readonly<Record<string, unknown>>;
  readonly Columns: { readonly Column: readonly Column[] };
  readonly Rows: { readonly Row?: readonly Row[] };
}

type Writer = (ledger: Ledger, params: Params) => Content;

/** Reports without a writer answer soundly and say that they hold nothing. */
const WRITERS: Partial<Record<ReportName, Writer>> = {
  AccountList: accountList,
  AgedPayableDetail: (ledger, params) => agedDetail(ledger, params, 'payable'),
  AgedPayables: (ledger, params) => agedSummary(ledger, params, 'payable'),
  AgedReceivableDetail: (ledger, params) => agedDetail(ledger, params, 'receivable'),
  AgedReceivables: (ledger, params) => agedSummary(ledger, params, 'receivable'),
  BalanceSheet: (ledger, params) =>
    summarized(filtered(ledger, params), params, balanceSheet, { by: 'balances', basis: basisOf(params) }),
  CashFlow: (ledger, params) =>
    summarized(filtered(ledger, params), params, cashFlow, { by: 'movements', basis: 'Accrual' }),
  ClassSales: (ledger, params) => salesByList(ledger, params, 'Class'),
  CustomerBalanceDetail: (ledger, params) => balanceDetail(ledger, params, 'receivable'),
  CustomerIncome: incomeByCustomer,
  CustomerBalance: (ledger, params) => partyBalances(ledger, params, 'receivable'),
  CustomerSales: salesByCustomer,
  DepartmentSales: (ledger, params) => salesByList(ledger, params, 'Department'),
  GeneralLedger: (ledger, params) => generalLedger(filtered(ledger, params), params),
  InventoryValuationSummary: inventoryValuation,
  ItemSales: (ledger, params) => salesByList(ledger, params, 'Item'),
  JournalReport: (ledger, params) => journal(filtered(ledger, params), params),
  ProfitAndLossDetail: (ledger, params) => profitAndLossDetail(filtered(ledger, params), params),
  ProfitAndLoss: (ledger, params) =>
    summarized(filtered(ledger, params), params, profitAndLoss, { by: 'movements', basis: basisOf(params) }),
  TransactionList: (ledger, params) => transactionList(filtered(ledger, params), params),
  TransactionListByCustomer: (ledger, params) =>
    transactionsByParty(filtered(ledger, params), params, 'Customer'),
  TransactionListByVendor: (ledger, params) =>
    transactionsByParty(filtered(ledger, params), params, 'Vendor'),
  TransactionListWithSplits: (ledger, params) => transactionsWithSplits(filtered(ledger, params), params),
  TrialBalance: trialBalance,
  TrialBalanceFR: trialBalance,
  VendorBalance: (ledger, params) => partyBalances(ledger, params, 'payable'),
  VendorBalanceDetail: (ledger, params) => balanceDetail(ledger, params, 'payable'),
  VendorExpenses: expensesByVendor,
};

/** One report in the vendor's shape. Throws a QboFault for a name that is none, and for parameters that make no sense. */
export function renderReport(books: CompanyBooks, name: string, params: Params = {}): Report {
  const known = REPORT_NAMES.find((each) => each.toLowerCase() === name.toLowerCase());
  if (known === undefined) throw faults.unknownReport();
  const content = WRITERS[known]?.(new Ledger(books), params) ?? nothing(books, known, params);
  const isEmpty = content.rows.length === 0;
  return {
    Header: header(books, known, params, content, isEmpty),
    Columns: { Column: content.columns },
    Rows: isEmpty ? {} : { Row: content.rows },
  };
}

function header(books: CompanyBooks, name: ReportName, params: Params, content: Content, isEmpty: boolean) {
  const given = content.options?.filter(({ Name }) => Name !== 'NoReportData') ?? [];
  const { macro } = periodOf(books, params);
  return {
    Time: stamp(books.now()),
    ReportName: name,
    ...(macro === undefined ? {} : { DateMacro: macro }),
    ...(content.basis === undefined ? {} : { ReportBasis: content.basis }),
    ...(content.startPeriod === undefined ? {} : { StartPeriod: content.startPeriod }),
    ...(content.endPeriod === undefined ? {} : { EndPeriod: content.endPeriod }),
    SummarizeColumnsBy: content.summarizedBy ?? 'Total',
    Currency: 'CAD',
    ...Object.fromEntries(
      ['Customer', 'Vendor', 'Employee', 'Item', 'Class', 'Department'].flatMap((filter) => {
        const ids = params[filter.toLowerCase()];
        return ids ? [[filter, ids]] : [];
      }),
    ),
    Option: [...given, { Name: 'NoReportData', Value: String(isEmpty) }],
  };
}

function nothing(books: CompanyBooks, name: ReportName, params: Params): Content {
  const period = periodOf(books, params);
  return {
    columns: columnsOfEmpty(name),
    rows: [],
    startPeriod: period.start,
    endPeriod: period.end,
    basis: 'Accrual',
  };
}
