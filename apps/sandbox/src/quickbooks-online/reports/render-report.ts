import { Ledger } from '../ledger/index.js';
import type { CompanyBooks } from '../store/company-books.js';
import { stamp } from '../store/wire-time.js';
import { agedDetail, agedSummary } from './ageing.js';
import { balanceSheet } from './balance-sheet.js';
import { cashFlow } from './cash-flow.js';
import { REPORT_NAMES, type ReportName, UnknownReportError } from './names.js';
import { partyBalances } from './party-balances.js';
import { type Params, periodOf } from './period.js';
import { profitAndLoss } from './profit-and-loss.js';
import { inventoryValuation, salesByCustomer, salesByList } from './sales-by.js';
import { type Column, type Content, column, type Row } from './shape.js';
import { generalLedger, transactionList, transactionsByParty } from './transaction-list.js';
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
  BalanceSheet: balanceSheet,
  CashFlow: cashFlow,
  ClassSales: (ledger, params) => salesByList(ledger, params, 'Class'),
  CustomerBalance: (ledger, params) => partyBalances(ledger, params, 'receivable'),
  CustomerSales: salesByCustomer,
  GeneralLedger: generalLedger,
  InventoryValuationSummary: inventoryValuation,
  ItemSales: (ledger, params) => salesByList(ledger, params, 'Item'),
  ProfitAndLoss: profitAndLoss,
  TransactionList: transactionList,
  TransactionListByCustomer: (ledger, params) => transactionsByParty(ledger, params, 'Customer'),
  TransactionListByVendor: (ledger, params) => transactionsByParty(ledger, params, 'Vendor'),
  TrialBalance: trialBalance,
  VendorBalance: (ledger, params) => partyBalances(ledger, params, 'payable'),
};

/** One report in the vendor's shape. Throws an UnknownReportError for a name that is none. */
export function renderReport(books: CompanyBooks, name: string, params: Params = {}): Report {
  const known = REPORT_NAMES.find((each) => each.toLowerCase() === name.toLowerCase());
  if (known === undefined) throw new UnknownReportError(name);
  const content = WRITERS[known]?.(new Ledger(books), params) ?? nothing(books, params);
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
    SummarizeColumnsBy: 'Total',
    Currency: 'CAD',
    ...(params.customer ? { Customer: params.customer } : {}),
    ...(params.vendor ? { Vendor: params.vendor } : {}),
    Option: [...given, { Name: 'NoReportData', Value: String(isEmpty) }],
  };
}

function nothing(books: CompanyBooks, params: Params): Content {
  const period = periodOf(books, params);
  return {
    columns: [column('', 'String', 'name'), column('Total', 'Money', 'total')],
    rows: [],
    startPeriod: period.start,
    endPeriod: period.end,
    basis: 'Accrual',
  };
}
