import { faults } from '../faults/qbo-fault.js';
import { type Body, bodies, isBody, numeric } from '../store/doc.js';
import type { EntityKind } from './catalog.js';
import { fieldsOf } from './fields.js';
import { checkLineFields } from './line-fields.js';

/** Fields that hold a day. */
export const DATES = new Set([
  'TxnDate',
  'DueDate',
  'ExpirationDate',
  'AcceptedDate',
  'ShipDate',
  'ServiceDate',
  'HiredDate',
  'BirthDate',
  'InvStartDate',
  'StartDate',
  'EndDate',
  'OpenBalanceDate',
]);
const NUMBERS = new Set([
  'Amount',
  'UnitPrice',
  'Qty',
  'TotalAmt',
  'ExchangeRate',
  'DiscountPercent',
  'PurchaseCost',
  'QtyOnHand',
  'HourlyRate',
  'CostRate',
  'DueDays',
  'Deposit',
  'Rate',
]);
const FLAGS = new Set([
  'Active',
  'Taxable',
  'Job',
  'BillWithParent',
  'IsProject',
  'PercentBased',
  'ApplyTaxAfterDiscount',
  'TrackQtyOnHand',
  'sparse',
]);
/** A number here is the text that it reads as. */
const TEXTS = new Set([
  'DocNumber',
  'PrivateNote',
  'DisplayName',
  'Title',
  'GivenName',
  'MiddleName',
  'FamilyName',
  'Suffix',
  'CompanyName',
  'PrintOnCheckName',
  'Name',
  'Sku',
  'AccountSubType',
  'AccountType',
  'AcctNum',
  'PaymentRefNum',
  'Notes',
  'Note',
  'Description',
  'FreeFormNumber',
  'PostalCode',
  'City',
  'Line1',
  'Line2',
  'EmployeeNumber',
  'BusinessNumber',
  'TaxIdentifier',
  'TrackingNum',
]);
/** Maps, because a field may bear the name of something that every object has. */
const LENGTHS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    DocNumber: 21,
    PrivateNote: 4000,
    DisplayName: 500,
    GivenName: 100,
    FamilyName: 100,
    CompanyName: 100,
    Description: 4000,
  }),
);
const ENUMS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    GlobalTaxCalculation: ['TaxExcluded', 'TaxInclusive', 'NotApplicable'],
    PrintStatus: ['NotSet', 'NeedToPrint', 'PrintComplete'],
    EmailStatus: ['NotSet', 'NeedToSend', 'EmailSent'],
    BillableStatus: ['Billable', 'NotBillable', 'HasBeenBilled'],
    PostingType: ['Debit', 'Credit'],
    DetailType: [
      'PaymentLineDetail',
      'DiscountLineDetail',
      'TaxLineDetail',
      'SalesItemLineDetail',
      'ItemBasedExpenseLineDetail',
      'AccountBasedExpenseLineDetail',
      'DepositLineDetail',
      'PurchaseOrderItemLineDetail',
      'JournalEntryLineDetail',
      'GroupLineDetail',
      'DescriptionOnly',
      'SubTotalLineDetail',
      'ItemAdjustmentLineDetail',
      'ReimburseLineDetail',
      'SalesOrderItemLineDetail',
      'TDSLineDetail',
      'ItemReceiptLineDetail',
    ],
  }),
);
const OWN_ENUMS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  Estimate: { TxnStatus: ['Pending', 'Accepted', 'Closed', 'Rejected', 'Converted'] },
  PurchaseOrder: { POStatus: ['Open', 'Closed'] },
  BillPayment: { PayType: ['Check', 'CreditCard'] },
  Purchase: { PaymentType: ['Cash', 'Check', 'CreditCard', 'Expense', 'Other'] },
  TimeActivity: { NameOf: ['Employee', 'Vendor', 'Other'] },
  Item: {
    Type: [
      'Inventory',
      'Service',
      'NonInventory',
      'Category',
      'Group',
      'Bundle',
      'Assembly',
      'Fixed Asset',
      'Other Charge',
      'Payment',
      'Subtotal',
      'Discount',
      'Tax',
      'Tax Group',
    ],
  },
};
/** Upper bound of the service's amounts. */
const MAX_AMOUNT = 99_999_999_999;

/** Refuses what the service refuses before looking at any meaning: unknown fields and malformed values. Returns a normalised copy. */
export function checkBody(kind: EntityKind, body: Body): Body {
  const known = fieldsOf(kind.name);
  for (const field of Object.keys(body)) {
    if (known && !known.has(field)) throw faults.unknownProperty(field);
  }
  checkLineFields(body);
  const own = OWN_ENUMS[kind.name];
  for (const [field, allowed] of Object.entries(own ?? {})) {
    const value = body[field];
    if (value === undefined || value === null) continue;
    if (isBody(value) || Array.isArray(value)) throw faults.unknownProperty(field);
    if (!allowed.includes(String(value))) throw faults.invalidEnum(field, String(value));
  }
  return normalise(body) as Body;
}

export function checkRequired(kind: EntityKind, body: Body): void {
  for (const rule of kind.required) {
    const isPresent = rule.split('|').some((path) => isFilled(body, path));
    if (!isPresent) throw faults.required((rule.split('|')[0] ?? rule).replace('.value', ''));
  }
}

function isFilled(body: Body, path: string): boolean {
  let at: unknown = body;
  for (const step of path.split('.')) {
    if (step === 'value' && (typeof at === 'string' || typeof at === 'number')) return String(at) !== '';
    at = isBody(at) ? at[step] : undefined;
  }
  return Array.isArray(at) ? at.length > 0 : at !== undefined && at !== null && at !== '';
}

/** Numeric strings become numbers, textual flags become booleans, and null disappears, as the service reads them. */
function normalise(value: unknown, field = ''): unknown {
  if (typeof value === 'object' && value !== null && isScalar(field))
    throw faults.unknownProperty('failed to parse json object; a property');
  if (Array.isArray(value)) return value.map((entry) => normalise(entry, field));
  if (isBody(value)) {
    const read = Object.entries(value).map(([key, entry]) => [key, normalise(entry, key)] as const);
    return Object.fromEntries(read.filter(([, entry]) => entry !== undefined && entry !== null));
  }
  return scalar(field, value);
}

function isScalar(field: string): boolean {
  return TEXTS.has(field) || NUMBERS.has(field) || DATES.has(field) || LENGTHS.has(field);
}

function scalar(field: string, given: unknown): unknown {
  if (given === null || given === undefined) return undefined;
  const value = TEXTS.has(field) ? String(given) : given;
  if (NUMBERS.has(field)) {
    const number = numeric(value);
    if (number === undefined || Math.abs(number) > MAX_AMOUNT)
      throw faults.invalidNumber(field, String(value));
    return number;
  }
  if (FLAGS.has(field) && typeof value === 'string') return value.toLowerCase() === 'true';
  if (typeof value !== 'string') return value;
  if (DATES.has(field)) return date(field, value);
  const max = LENGTHS.get(field);
  if (max !== undefined && value.length > max) throw faults.tooLong(field, max, value.length);
  const allowed = ENUMS.get(field);
  if (allowed && !allowed.includes(value)) throw faults.invalidEnum(field, value);
  return value;
}

function date(field: string, value: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(value);
  const parsed = match ? new Date(`${match[0]}T00:00:00Z`) : undefined;
  if (!match || !parsed || Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== match[0]) {
    throw faults.invalidDate(field, value);
  }
  return match[0];
}

export function checkEmails(body: Body): void {
  for (const field of ['PrimaryEmailAddr', 'BillEmail', 'BillEmailCc', 'BillEmailBcc', 'POEmail']) {
    for (const holder of Array.isArray(body[field]) ? bodies(body[field]) : [body[field]]) {
      const address = isBody(holder) ? holder.Address : undefined;
      if (typeof address !== 'string' || address === '') continue;
      const isValid = address.split(',').every((one) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(one.trim()));
      if (!isValid) throw faults.invalidEmail(address);
    }
  }
}
