import { ENTITIES, type Entity } from '../../ports/canonical-documents.js';
import type { Capabilities, EntityCapability } from '../../ports/capabilities.js';
import { ATTACHMENTS } from './quickbooks-online.attachments.js';
import { isPushed, kindOf } from './quickbooks-online.entities.js';
import { MAX_RESULTS } from './quickbooks-online.query.js';

/** Our names of the reports that every system has, and the vendor's own names, as methods of the client. */
export const REPORTS: Readonly<Record<string, string>> = {
  'aged-receivables': 'reportAgedReceivables',
  'aged-payables': 'reportAgedPayables',
  'cash-flow': 'reportCashFlow',
  'profit-loss': 'reportProfitAndLoss',
  'balance-sheet': 'reportBalanceSheet',
  'trial-balance': 'reportTrialBalance',
  AgedReceivables: 'reportAgedReceivables',
  AgedReceivableDetail: 'reportAgedReceivableDetail',
  AgedPayables: 'reportAgedPayables',
  AgedPayableDetail: 'reportAgedPayableDetail',
  BalanceSheet: 'reportBalanceSheet',
  CashFlow: 'reportCashFlow',
  CustomerBalance: 'reportCustomerBalance',
  CustomerIncome: 'reportCustomerIncome',
  CustomerSales: 'reportCustomerSales',
  GeneralLedger: 'reportGeneralLedgerDetail',
  ItemSales: 'reportItemSales',
  ProfitAndLoss: 'reportProfitAndLoss',
  ProfitAndLossDetail: 'reportProfitAndLossDetail',
  TransactionList: 'reportTransactionList',
  TrialBalance: 'reportTrialBalance',
  VendorBalance: 'reportVendorBalance',
  VendorExpenses: 'reportVendorExpenses',
};

export function capabilitiesOf(hasWebhooks: boolean): Capabilities {
  return {
    system: 'quickbooks-online',
    name: 'QuickBooks Online',
    entities: Object.fromEntries(ENTITIES.map((entity) => [entity, capabilityOf(entity)])),
    concurrency: 'version-token',
    idempotencyKeys: true,
    webhooks: hasWebhooks,
    reports: Object.keys(REPORTS),
    attachments: ATTACHMENTS,
    pageSize: MAX_RESULTS,
  };
}

function capabilityOf(entity: Entity): EntityCapability {
  // What people hang on documents there stays there. Their adjustments come as what they do to quantities on hand.
  if (entity === 'attachment' || entity === 'stock-adjustment')
    return { pull: false, push: true, delta: 'none', tombstones: false };
  const kind = kindOf(entity);
  return {
    pull: true,
    push: isPushed(kind),
    delta: kind.isInChangeFeed ? 'change-feed' : 'modified-since',
    // List entries are made inactive, which is a change like any other.
    tombstones: kind.isInChangeFeed && !kind.isList,
  };
}
