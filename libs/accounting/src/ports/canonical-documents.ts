import type { Address } from '#parties';
import type { CanonicalAttachment } from './canonical-attachment.js';
import type { CanonicalStockAdjustment } from './canonical-stock-adjustment.js';
import type { CanonicalTimeActivity } from './canonical-time-activity.js';

/**
 * One shape per kind of record, whatever the accounting system. Amounts and quantities are decimal strings, days are
 * `YYYY-MM-DD`, absent is null. Every field that ends in `Id` names another record: in a document that a connector
 * reads or writes it is the accounting system's id; the sync engine translates it to ours and back.
 */
export interface CanonicalCustomer {
  displayName: string;
  companyName: string | null;
  givenName: string | null;
  familyName: string | null;
  email: string | null;
  phone: string | null;
  billingAddress: Address | null;
  shippingAddress: Address | null;
  parentId: string | null;
  isProject: boolean;
  currency: string;
  taxExempt: boolean;
  termId: string | null;
  active: boolean;
}

export interface CanonicalVendor {
  /** `contractor` when the system marks it for T5018 or T4A slips, else `supplier`. */
  kind: 'contractor' | 'supplier';
  displayName: string;
  companyName: string | null;
  givenName: string | null;
  familyName: string | null;
  email: string | null;
  phone: string | null;
  address: Address | null;
  currency: string;
  termId: string | null;
  active: boolean;
}

export interface CanonicalItem {
  name: string;
  sku: string | null;
  type: 'service' | 'non_inventory' | 'inventory' | 'bundle';
  description: string | null;
  unitPrice: string | null;
  purchaseCost: string | null;
  quantityOnHand: string | null;
  taxable: boolean;
  salesTaxCodeId: string | null;
  incomeAccountId: string | null;
  expenseAccountId: string | null;
  assetAccountId: string | null;
  active: boolean;
}

export interface CanonicalTaxRate {
  name: string;
  description: string | null;
  percent: string;
  agency: string | null;
  history: { percent: string; from: string | null; to: string | null }[];
  active: boolean;
}

export interface CanonicalTaxCode {
  name: string;
  description: string | null;
  taxable: boolean;
  salesRates: { taxRateId: string; order: number; onTax: boolean }[];
  purchaseRates: { taxRateId: string; order: number; onTax: boolean }[];
  active: boolean;
}

export interface CanonicalTerm {
  name: string;
  dueDays: number | null;
  dayOfMonthDue: number | null;
  discountDays: number | null;
  discountPercent: string | null;
  active: boolean;
}

export interface CanonicalPaymentMethod {
  name: string;
  kind: string | null;
  active: boolean;
}

export interface CanonicalAccount {
  name: string;
  number: string | null;
  type: string;
  subtype: string | null;
  classification: string | null;
  currency: string;
  active: boolean;
}

export interface CanonicalClass {
  name: string;
  parentId: string | null;
  active: boolean;
}

export interface CanonicalOrderLine {
  lineNumber: number;
  itemId: string | null;
  description: string;
  quantity: string;
  unitPrice: string;
  amount: string;
  taxCodeId: string | null;
}

/** An estimate (a customer's order once accepted) or a purchase order to a supplier. */
export interface CanonicalOrder {
  number: string;
  customerId: string | null;
  contractorId: string | null;
  /** `accepted` estimates and `open` purchase orders are live orders. */
  state: 'pending' | 'accepted' | 'rejected' | 'closed' | 'open';
  orderDate: string;
  dueDate: string | null;
  currency: string;
  exchangeRate: string | null;
  billingAddress: Address | null;
  shippingAddress: Address | null;
  memo: string | null;
  customerNotes: string | null;
  subtotal: string;
  taxAmount: string;
  total: string;
  lines: CanonicalOrderLine[];
}

export interface CanonicalInvoiceLine {
  lineNumber: number;
  kind: 'item' | 'account' | 'discount' | 'note';
  itemId: string | null;
  accountId: string | null;
  description: string;
  quantity: string;
  unitPrice: string;
  /** Before tax; negative for a discount. */
  amount: string;
  taxCodeId: string | null;
  serviceDate: string | null;
  /** The project that a bill's line was spent on. Written with a new line and never read: there the books decide. */
  customerId?: string | null;
  /** What the line is reported by; the same holds for it. */
  classId?: string | null;
}

/** An invoice to a customer, or (with `contractorId`) a bill from a vendor. */
export interface CanonicalInvoice {
  number: string;
  customerId: string | null;
  contractorId: string | null;
  invoiceDate: string;
  dueDate: string | null;
  termId: string | null;
  currency: string;
  exchangeRate: string | null;
  subtotal: string;
  discountAmount: string;
  taxAmount: string;
  total: string;
  balance: string;
  voided: boolean;
  billingAddress: Address | null;
  email: string | null;
  customerMemo: string | null;
  privateNote: string | null;
  lines: CanonicalInvoiceLine[];
}

/** A credit note to a customer, or (with `contractorId`) a vendor's credit to us. Amounts are positive. */
export interface CanonicalCredit
  extends Pick<
    CanonicalInvoice,
    | 'number'
    | 'customerId'
    | 'contractorId'
    | 'currency'
    | 'exchangeRate'
    | 'subtotal'
    | 'discountAmount'
    | 'taxAmount'
    | 'total'
    | 'balance'
    | 'voided'
    | 'lines'
  > {
  creditDate: string;
  /** Why. */
  memo: string | null;
}

/** Goods or work given back and paid back at once. */
export interface CanonicalRefundReceipt extends CanonicalCredit {
  /** Where the money came from. */
  accountId: string | null;
  paymentMethodId: string | null;
  reference: string | null;
}

/** Money given back of a payment or of a credit; what it is given back of is told by the payment or by the use. */
export interface CanonicalRefund {
  customerId: string | null;
  /** A vendor who paid us back. */
  contractorId: string | null;
  refundDate: string;
  amount: string;
  currency: string;
  /** Where the money came from. */
  accountId: string | null;
  paymentMethodId: string | null;
  reference: string | null;
  voided: boolean;
}

/** What credits pay in one step without money: each pair is a part of a credit on an invoice, or given back as money. */
export interface CanonicalCreditUse {
  customerId: string | null;
  contractorId: string | null;
  usedOn: string;
  currency: string;
  voided: boolean;
  pairs: {
    lineNumber: number;
    creditId: string;
    invoiceId: string | null;
    refundId: string | null;
    amount: string;
  }[];
}

/** Money received from a customer. What credits pay in the same step is a use of its own. */
export interface CanonicalPayment {
  customerId: string;
  paymentDate: string;
  amount: string;
  unappliedAmount: string;
  currency: string;
  exchangeRate: string | null;
  paymentMethodId: string | null;
  /** Where the money was deposited. */
  accountId: string | null;
  reference: string | null;
  memo: string | null;
  voided: boolean;
  lines: { lineNumber: number; invoiceId: string; amount: string }[];
  /** What of it was given back. */
  refunds: { lineNumber: number; refundId: string | null; amount: string }[];
}

/** Money paid to a vendor. */
export interface CanonicalBillPayment {
  contractorId: string;
  paymentDate: string;
  amount: string;
  unappliedAmount: string;
  currency: string;
  exchangeRate: string | null;
  /** Where the money came from. */
  accountId: string | null;
  reference: string | null;
  memo: string | null;
  voided: boolean;
  /** `invoiceId` is the bill. */
  lines: { lineNumber: number; invoiceId: string; amount: string }[];
}

export interface CanonicalDocuments {
  account: CanonicalAccount;
  class: CanonicalClass;
  term: CanonicalTerm;
  'payment-method': CanonicalPaymentMethod;
  'tax-rate': CanonicalTaxRate;
  'tax-code': CanonicalTaxCode;
  customer: CanonicalCustomer;
  vendor: CanonicalVendor;
  item: CanonicalItem;
  estimate: CanonicalOrder;
  'purchase-order': CanonicalOrder;
  invoice: CanonicalInvoice;
  bill: CanonicalInvoice;
  credit: CanonicalCredit;
  'vendor-credit': CanonicalCredit;
  'refund-receipt': CanonicalRefundReceipt;
  refund: CanonicalRefund;
  payment: CanonicalPayment;
  'credit-use': CanonicalCreditUse;
  'bill-payment': CanonicalBillPayment;
  'vendor-credit-use': CanonicalCreditUse;
  'time-activity': CanonicalTimeActivity;
  'stock-adjustment': CanonicalStockAdjustment;
  attachment: CanonicalAttachment;
}

export type Entity = keyof CanonicalDocuments;
export type CanonicalDocument = CanonicalDocuments[Entity];

/** Every entity after those it refers to: the order of a first pull. */
export const ENTITIES = [
  'account',
  'class',
  'term',
  'payment-method',
  'tax-rate',
  'tax-code',
  'customer',
  'vendor',
  'item',
  'estimate',
  'purchase-order',
  'invoice',
  'bill',
  'credit',
  'vendor-credit',
  'refund-receipt',
  'refund',
  'payment',
  'credit-use',
  'bill-payment',
  'vendor-credit-use',
  'time-activity',
  'stock-adjustment',
  'attachment',
] as const satisfies readonly Entity[];

export function isEntity(value: unknown): value is Entity {
  return (ENTITIES as readonly unknown[]).includes(value);
}
