/** Every report the service knows, as its path spells it. */
export const REPORT_NAMES = [
  'AccountList',
  'AgedPayableDetail',
  'AgedPayables',
  'AgedReceivableDetail',
  'AgedReceivables',
  'BalanceSheet',
  'CashFlow',
  'ClassSales',
  'CustomerBalance',
  'CustomerBalanceDetail',
  'CustomerIncome',
  'CustomerSales',
  'DepartmentSales',
  'GeneralLedger',
  'InventoryValuationSummary',
  'ItemSales',
  'JournalReport',
  'ProfitAndLoss',
  'ProfitAndLossDetail',
  'TaxSummary',
  'TransactionList',
  'TransactionListByCustomer',
  'TransactionListByVendor',
  'TransactionListWithSplits',
  'TrialBalance',
  'TrialBalanceFR',
  'VendorBalance',
  'VendorBalanceDetail',
  'VendorExpenses',
] as const;

export type ReportName = (typeof REPORT_NAMES)[number];

/** Thrown for a name that is no report; the caller answers it in the vendor's words. */
export class UnknownReportError extends Error {
  constructor(readonly reportName: string) {
    super(`There is no report named ${reportName}.`);
    this.name = 'UnknownReportError';
  }
}
