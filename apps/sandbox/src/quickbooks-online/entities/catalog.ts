export type Family = 'name' | 'list' | 'transaction' | 'single';
export type Verb = 'create' | 'update' | 'delete' | 'void' | 'send' | 'pdf';

export interface EntityKind {
  readonly name: string;
  readonly family: Family;
  readonly verbs: ReadonlySet<Verb>;
  /** Dotted paths that a create must carry; `A|B` means one of them. */
  readonly required: readonly string[];
  /** Change data capture leaves some entities out: those have to be polled by query. */
  readonly isInCdc: boolean;
}

const kinds = new Map<string, EntityKind>();

function define(family: Family, name: string, verbs: string, required: string, isInCdc = true): void {
  const split = (list: string) => list.split(' ').filter((word) => word !== '');
  kinds.set(name.toLowerCase(), {
    name,
    family,
    verbs: new Set(split(verbs) as Verb[]),
    required: split(required),
    isInCdc,
  });
}

define('name', 'Customer', 'create update', '');
define('name', 'Vendor', 'create update', '');
define('name', 'Employee', 'create update', '');
define('list', 'Account', 'create update', 'Name');
define('list', 'Item', 'create update', 'Name');
define('list', 'Class', 'create update', 'Name');
define('list', 'Department', 'create update', 'Name');
define('list', 'Term', 'create update', 'Name');
define('list', 'PaymentMethod', 'create update', 'Name');
define('list', 'CompanyCurrency', 'create update', 'Code');
define('list', 'CustomerType', 'create update', 'Name');
define('list', 'JournalCode', 'create update delete', 'Name', false);
define('list', 'TaxAgency', 'create update', 'DisplayName', false);
define('list', 'TaxCode', 'update', '', false);
define('list', 'TaxRate', 'update', '', false);
define('list', 'Budget', 'create update delete', 'Name StartDate EndDate BudgetType');
define('list', 'Attachable', 'create update delete', '');
define('single', 'CompanyInfo', 'update', '');
define('single', 'Preferences', 'update', '');
define('single', 'ExchangeRate', 'update', '', false);

define('transaction', 'Invoice', 'create update delete void send pdf', 'CustomerRef.value Line');
define('transaction', 'Estimate', 'create update delete send pdf', 'CustomerRef.value Line');
define('transaction', 'SalesReceipt', 'create update delete void send pdf', 'Line');
define('transaction', 'CreditMemo', 'create update delete void send pdf', 'CustomerRef.value Line');
define(
  'transaction',
  'RefundReceipt',
  'create update delete void send pdf',
  'Line DepositToAccountRef.value',
);
define('transaction', 'Payment', 'create update delete void send pdf', 'CustomerRef.value TotalAmt');
define('transaction', 'Bill', 'create update delete', 'VendorRef.value Line');
define('transaction', 'VendorCredit', 'create update delete', 'VendorRef.value Line');
define('transaction', 'BillPayment', 'create update delete void', 'VendorRef.value TotalAmt PayType Line');
define('transaction', 'Purchase', 'create update delete', 'PaymentType AccountRef.value Line');
define('transaction', 'PurchaseOrder', 'create update delete send pdf', 'VendorRef.value Line');
define('transaction', 'JournalEntry', 'create update delete', 'Line');
define('transaction', 'Deposit', 'create update delete', 'DepositToAccountRef.value Line');
define('transaction', 'Transfer', 'create update delete', 'FromAccountRef.value ToAccountRef.value Amount');
define('transaction', 'TimeActivity', 'create update delete', 'NameOf', false);
define('transaction', 'ReimburseCharge', '', '');
define('transaction', 'InventoryAdjustment', 'create update delete', 'AdjustAccountRef.value Line');
define(
  'transaction',
  'CreditCardPaymentTxn',
  'create update delete',
  'CreditCardAccountRef.value BankAccountRef.value Amount',
);

/** The path of this one is shorter than its name. */
kinds.set('creditcardpayment', kinds.get('creditcardpaymenttxn') as EntityKind);

/** Entity names are not case-sensitive, neither in paths nor in queries. */
export function kindOf(name: string): EntityKind | undefined {
  return kinds.get(name.toLowerCase());
}

export function allKinds(): EntityKind[] {
  return [...new Set(kinds.values())];
}

export const SALES_FORMS: ReadonlySet<string> = new Set([
  'Invoice',
  'Estimate',
  'SalesReceipt',
  'CreditMemo',
  'RefundReceipt',
]);
export const PURCHASE_FORMS: ReadonlySet<string> = new Set([
  'Bill',
  'VendorCredit',
  'Purchase',
  'PurchaseOrder',
]);

export function hasActive(kind: EntityKind): boolean {
  return kind.family === 'name' || (kind.family === 'list' && kind.name !== 'Attachable');
}
