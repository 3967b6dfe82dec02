import type { CanonicalDocuments, Entity } from '../ports/canonical-documents.js';

type Choosable = { readonly [E in Entity]?: readonly (keyof CanonicalDocuments[E])[] };

const PERSON = ['displayName', 'companyName', 'givenName', 'familyName', 'email', 'phone'] as const;
const ORDER = [
  ...['number', 'customerId', 'contractorId', 'orderDate', 'dueDate', 'currency'],
  ...['billingAddress', 'shippingAddress', 'memo', 'customerNotes', 'lines'],
] as const satisfies readonly (keyof CanonicalDocuments['estimate'])[];
const INVOICE = [
  ...['number', 'customerId', 'contractorId', 'invoiceDate', 'dueDate', 'termId', 'currency'],
  ...['discountAmount', 'billingAddress', 'email', 'customerMemo', 'lines'],
] as const satisfies readonly (keyof CanonicalDocuments['invoice'])[];
const CREDIT = [
  ...['number', 'customerId', 'contractorId', 'creditDate', 'currency', 'memo', 'lines'],
] as const satisfies readonly (keyof CanonicalDocuments['credit'])[];
const MONEY = ['paymentDate', 'amount', 'currency', 'accountId', 'reference', 'memo', 'lines'] as const;

/**
 * What an organization may give to one side, of the kinds of records that both sides write. What is not here belongs to one
 * side by its nature: what the books compute or keep to them, internal notes to us.
 */
export const CHOOSABLE: Choosable = {
  customer: [
    ...PERSON,
    ...(['billingAddress', 'shippingAddress', 'parentId', 'isProject', 'currency', 'taxExempt'] as const),
    ...(['termId', 'active'] as const),
  ],
  vendor: ['kind', ...PERSON, 'address', 'currency', 'termId', 'active'],
  item: [
    ...(['name', 'sku', 'type', 'description', 'unitPrice', 'purchaseCost', 'taxable'] as const),
    ...(['salesTaxCodeId', 'incomeAccountId', 'expenseAccountId', 'assetAccountId', 'active'] as const),
  ],
  estimate: ORDER,
  'purchase-order': ORDER,
  invoice: INVOICE,
  bill: INVOICE,
  credit: CREDIT,
  'vendor-credit': CREDIT,
  payment: ['customerId', ...MONEY, 'paymentMethodId'],
  'bill-payment': ['contractorId', ...MONEY],
  'time-activity': [
    ...(['contractorId', 'customerId', 'itemId', 'workDate', 'minutes', 'description'] as const),
    ...(['billable', 'hourlyRate', 'costRate'] as const),
  ],
};

export function isChoosable(entity: Entity, field: string): boolean {
  return (CHOOSABLE[entity] as readonly string[] | undefined)?.includes(field) ?? false;
}
