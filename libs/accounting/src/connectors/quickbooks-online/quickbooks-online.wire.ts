/**
 * The parts of QuickBooks Online's objects that this connector reads or writes. Every field is optional: the service
 * leaves out what is empty, and an old record may lack what a new one must have.
 */
export interface Ref {
  value: string;
  name?: string;
}

export interface WireAddress {
  Id?: string;
  Line1?: string;
  Line2?: string;
  Line3?: string;
  Line4?: string;
  Line5?: string;
  City?: string;
  CountrySubDivisionCode?: string;
  PostalCode?: string;
  Country?: string;
  CountryCode?: string;
}

export interface WireEntity {
  Id?: string;
  SyncToken?: string;
  sparse?: boolean;
  /** `Deleted` in a tombstone. */
  status?: string;
  MetaData?: { CreateTime?: string; LastUpdatedTime?: string };
}

/** A file, or a note, that hangs on other objects. */
export interface WireAttachable extends WireEntity {
  FileName?: string;
  ContentType?: string;
  Size?: number;
  Note?: string;
  AttachableRef?: { EntityRef?: { type?: string; value?: string }; IncludeOnSend?: boolean }[];
}

interface WireListEntry extends WireEntity {
  Name?: string;
  FullyQualifiedName?: string;
  Description?: string;
  Active?: boolean;
  ParentRef?: Ref;
  CurrencyRef?: Ref;
}

interface WireParty extends WireEntity {
  DisplayName?: string;
  CompanyName?: string;
  GivenName?: string;
  FamilyName?: string;
  PrimaryEmailAddr?: { Address?: string };
  PrimaryPhone?: { FreeFormNumber?: string };
  BillAddr?: WireAddress;
  CurrencyRef?: Ref;
  Active?: boolean;
}

export interface WireCustomer extends WireParty {
  ShipAddr?: WireAddress;
  ParentRef?: Ref;
  Job?: boolean;
  IsProject?: boolean;
  Taxable?: boolean;
  SalesTermRef?: Ref;
}

export interface WireVendor extends WireParty {
  TermRef?: Ref;
  T4AEligible?: boolean;
  T5018Eligible?: boolean;
}

export interface WireItem extends WireListEntry {
  Sku?: string;
  Type?: string;
  Taxable?: boolean;
  UnitPrice?: number;
  PurchaseCost?: number;
  QtyOnHand?: number;
  TrackQtyOnHand?: boolean;
  InvStartDate?: string;
  SalesTaxCodeRef?: Ref;
  IncomeAccountRef?: Ref;
  ExpenseAccountRef?: Ref;
  AssetAccountRef?: Ref;
}

export interface WireAccount extends WireListEntry {
  AcctNum?: string;
  AccountType?: string;
  AccountSubType?: string;
  Classification?: string;
}

export interface WireClass extends WireListEntry {
  SubClass?: boolean;
}

export interface WireTerm extends WireListEntry {
  DueDays?: number;
  DayOfMonthDue?: number;
  DiscountDays?: number;
  DiscountPercent?: number;
}

export interface WirePaymentMethod extends WireListEntry {
  Type?: string;
}

export interface WireTaxRate extends WireListEntry {
  RateValue?: number;
  AgencyRef?: Ref;
  EffectiveTaxRate?: { RateValue?: number; EffectiveDate?: string; EndDate?: string }[];
}

export interface WireTaxRateList {
  TaxRateDetail?: { TaxRateRef?: Ref; TaxTypeApplicable?: string; TaxOrder?: number }[];
}

export interface WireTaxCode extends WireListEntry {
  Hidden?: boolean;
  Taxable?: boolean;
  SalesTaxRateList?: WireTaxRateList;
  PurchaseTaxRateList?: WireTaxRateList;
}

/** What the details of item lines have in common, on sales and on purchases. */
export interface WireItemDetail {
  ItemRef?: Ref;
  UnitPrice?: number;
  Qty?: number;
  TaxCodeRef?: Ref;
  TaxInclusiveAmt?: number;
  ClassRef?: Ref;
  /** Purchases only: the customer or project that it was spent on. */
  CustomerRef?: Ref;
  /** Sales only. */
  ServiceDate?: string;
}

export interface WireAccountDetail {
  AccountRef?: Ref;
  CustomerRef?: Ref;
  ClassRef?: Ref;
  BillableStatus?: string;
  TaxCodeRef?: Ref;
  TaxInclusiveAmt?: number;
}

export interface WireLink {
  TxnId?: string;
  TxnType?: string;
}

export interface WireLine {
  Id?: string;
  LineNum?: number;
  Description?: string;
  Amount?: number;
  DetailType?: string;
  LinkedTxn?: WireLink[];
  SalesItemLineDetail?: WireItemDetail;
  ItemBasedExpenseLineDetail?: WireItemDetail;
  AccountBasedExpenseLineDetail?: WireAccountDetail;
  DiscountLineDetail?: { PercentBased?: boolean; DiscountPercent?: number; TaxCodeRef?: Ref };
  GroupLineDetail?: { GroupItemRef?: Ref; Quantity?: number; Line?: WireLine[] };
  DescriptionLineDetail?: { ServiceDate?: string };
  SubTotalLineDetail?: object;
  ItemAdjustmentLineDetail?: { ItemRef?: Ref; QtyDiff?: number };
}

export interface WireTransaction extends WireEntity {
  DocNumber?: string;
  TxnDate?: string;
  DueDate?: string;
  CurrencyRef?: Ref;
  ExchangeRate?: number;
  PrivateNote?: string;
  Line?: WireLine[];
  TxnTaxDetail?: { TotalTax?: number };
  GlobalTaxCalculation?: string;
  TotalAmt?: number;
}

/** Invoices, estimates, bills and purchase orders. */
export interface WireDocument extends WireTransaction {
  CustomerRef?: Ref;
  VendorRef?: Ref;
  SalesTermRef?: Ref;
  CustomerMemo?: { value?: string };
  Memo?: string;
  BillAddr?: WireAddress;
  ShipAddr?: WireAddress;
  VendorAddr?: WireAddress;
  BillEmail?: { Address?: string };
  Balance?: number;
  ApplyTaxAfterDiscount?: boolean;
  ExpirationDate?: string;
  /** Of an estimate. */
  TxnStatus?: string;
  /** Of a purchase order. */
  POStatus?: string;
}

/** Credit memos and vendor credits. */
export interface WireCredit extends WireDocument {
  RemainingCredit?: number;
}

export interface WireRefundReceipt extends WireCredit {
  PaymentMethodRef?: Ref;
  /** Where the money came from, whatever the name says. */
  DepositToAccountRef?: Ref;
  PaymentRefNum?: string;
}

export interface WirePayment extends WireTransaction {
  CustomerRef?: Ref;
  PaymentMethodRef?: Ref;
  DepositToAccountRef?: Ref;
  PaymentRefNum?: string;
  UnappliedAmt?: number;
}

export interface WireBillPayment extends WireTransaction {
  VendorRef?: Ref;
  /** `Check` or `CreditCard`. */
  PayType?: string;
  CheckPayment?: { BankAccountRef?: Ref };
  CreditCardPayment?: { CCAccountRef?: Ref };
}

/** An expense: money that left, and what for. */
export interface WirePurchase extends WireTransaction {
  /** `Cash`, `Check` or `CreditCard`. */
  PaymentType?: string;
  AccountRef?: Ref;
  EntityRef?: Ref & { type?: string };
  PaymentMethodRef?: Ref;
}

/** Quantities on hand that changed without a sale or a purchase. */
export interface WireInventoryAdjustment extends WireTransaction {
  /** What the value of the difference is posted to. */
  AdjustAccountRef?: Ref;
}

export interface WireTimeActivity extends WireEntity {
  TxnDate?: string;
  NameOf?: string;
  VendorRef?: Ref;
  CustomerRef?: Ref;
  ItemRef?: Ref;
  ClassRef?: Ref;
  Hours?: number;
  Minutes?: number;
  Seconds?: number;
  BreakHours?: number;
  BreakMinutes?: number;
  StartTime?: string;
  EndTime?: string;
  Description?: string;
  BillableStatus?: string;
  HourlyRate?: number;
  CostRate?: number;
}

export interface WireFault {
  Message?: string;
  Detail?: string;
  code?: string;
  element?: string;
}

/** The envelope of every answer. */
export interface WireAnswer {
  Fault?: { Error?: WireFault[]; type?: string };
  QueryResponse?: Record<string, unknown>;
  CDCResponse?: { QueryResponse?: Record<string, unknown>[] }[];
  time?: string;
}
