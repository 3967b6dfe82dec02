import type { ReportName } from './names.js';
import { type Column, column } from './shape.js';

const total = column('Total', 'Money', 'total');
const date = column('Date', 'Date', 'tx_date');
const type = column('Transaction Type', 'String', 'txn_type');
const number = column('Num', 'String', 'doc_num');
const name = column('Name', 'String', 'name');
const memo = column('Memo/Description', 'String', 'memo');
const split = column('Split', 'String', 'split_acc');
const amount = column('Amount', 'Money', 'subt_nat_amount');
const balance = column('Balance', 'Money', 'rbal_nat_amount');
const due = column('Due Date', 'Date', 'due_date');
const open = column('Open Balance', 'Money', 'subt_open_bal');

/** The vendor's columns of the reports that the sandbox writes no rows for: a reader finds its columns in an empty report too. */
const COLUMNS: Partial<Record<ReportName, readonly Column[]>> = {
  CustomerBalanceDetail: [date, type, number, due, column('Amount', 'Money', 'subt_amount'), open, balance],
  VendorBalanceDetail: [date, type, number, due, column('Amount', 'Money', 'subt_neg_amount'), open, balance],
  CustomerIncome: [
    column('', 'Customer', 'cust_name'),
    column('Total Income', 'Money', 'total_income'),
    column('Total Expenses', 'Money', 'total_expenses'),
    column('Net Income', 'Money', 'net_income'),
  ],
  JournalReport: [
    date,
    type,
    number,
    name,
    memo,
    column('Account', 'String', 'account_name'),
    column('Debit', 'Money', 'debt_amt'),
    column('Credit', 'Money', 'credit_amt'),
  ],
  ProfitAndLossDetail: [date, type, number, name, memo, split, amount, balance],
  TaxSummary: [column('', 'String', 'tax_name'), total],
  TransactionListWithSplits: [
    date,
    type,
    number,
    column('Posting', 'String', 'is_no_post'),
    name,
    memo,
    column('Account', 'String', 'account_name'),
    amount,
  ],
  TrialBalanceFR: [
    column('', 'Account', 'account'),
    column('Debit', 'Money', 'debt_amt'),
    column('Credit', 'Money', 'credit_amt'),
  ],
};

export function columnsOfEmpty(report: ReportName): readonly Column[] {
  return COLUMNS[report] ?? [column('', 'String', 'name'), total];
}
