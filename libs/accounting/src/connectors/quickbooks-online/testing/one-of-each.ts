import {
  type CanonicalDocument,
  type CanonicalDocuments,
  type Entity,
} from '../../../ports/canonical-documents.js';
import type { ContractCompany } from '../../../testing/connector-contract.harness.js';

/** One record of each kind that the connector writes, for its entity tests. */

const LINE = {
  lineNumber: 1,
  accountId: null,
  description: 'Valve',
  quantity: '2',
  unitPrice: '50',
  amount: '100',
  serviceDate: null,
};
const DOCUMENT = {
  currency: 'CAD',
  exchangeRate: null,
  subtotal: '100',
  taxAmount: '0',
  total: '100',
  billingAddress: null,
};

/** Ids of the company under test that documents refer to. */
export type References = Record<'item' | 'account' | 'vendor' | 'customer' | 'taxCode' | 'bank', string>;

let documents = 0;

/** One record of each kind that we write; `customer` is a customer of the contract's company. */
export function documentOf(
  entity: Entity,
  { item, account, vendor, customer, taxCode, bank }: References,
  company: ContractCompany,
): CanonicalDocument {
  const line = { ...LINE, itemId: item, taxCodeId: taxCode };
  const order = {
    ...DOCUMENT,
    number: `${entity.slice(0, 3)}-${++documents}`,
    orderDate: '2026-03-02',
    dueDate: null,
    shippingAddress: null,
    memo: 'm',
    customerNotes: null,
  };
  const { accountId: _account, serviceDate: _day, ...orderLine } = line;
  const invoice = {
    ...DOCUMENT,
    number: `${entity.slice(0, 3)}-${++documents}`,
    invoiceDate: '2026-03-02',
    dueDate: '2026-04-01',
    termId: null,
    discountAmount: '0',
    balance: '100',
    voided: false,
    email: null,
    customerMemo: null,
    privateNote: 'note',
    lines: [{ ...line, kind: 'item' as const }],
  };
  const credit = {
    ...DOCUMENT,
    number: `${entity.slice(0, 3)}-${++documents}`,
    creditDate: '2026-03-02',
    discountAmount: '0',
    balance: '100',
    voided: false,
    memo: 'returned',
    lines: [{ ...line, kind: 'item' as const }],
  };
  const samples: Partial<CanonicalDocuments> = {
    customer: company.customer('Northern Holdings'),
    vendor: {
      ...company.customer('Northern Welding'),
      ...{
        billingAddress: undefined,
        shippingAddress: undefined,
        parentId: undefined,
        isProject: undefined,
        taxExempt: undefined,
      },
      kind: 'contractor',
      address: { line1: '1 Main St', city: 'Hamilton', country: 'CA' },
    } as unknown as CanonicalDocuments['vendor'],
    item: {
      name: 'Ball valve 1/2"',
      sku: 'BV-12',
      type: 'service',
      description: 'Valve',
      unitPrice: '50',
      purchaseCost: null,
      quantityOnHand: null,
      taxable: false,
      salesTaxCodeId: null,
      incomeAccountId: account,
      expenseAccountId: null,
      assetAccountId: null,
      active: true,
    },
    estimate: { ...order, customerId: customer, contractorId: null, state: 'accepted', lines: [orderLine] },
    'purchase-order': { ...order, customerId: null, contractorId: vendor, state: 'open', lines: [orderLine] },
    invoice: { ...invoice, customerId: customer, contractorId: null },
    bill: { ...invoice, customerId: null, contractorId: vendor },
    payment: {
      customerId: customer,
      paymentDate: '2026-03-03',
      amount: '40',
      unappliedAmount: '40',
      currency: 'CAD',
      exchangeRate: null,
      paymentMethodId: null,
      accountId: null,
      reference: 'CHQ 1',
      memo: 'deposit',
      voided: false,
      lines: [],
      refunds: [],
    },
    credit: { ...credit, customerId: customer, contractorId: null },
    'vendor-credit': { ...credit, customerId: null, contractorId: vendor },
    refund: {
      customerId: customer,
      contractorId: null,
      refundDate: '2026-03-03',
      amount: '15',
      currency: 'CAD',
      accountId: bank,
      paymentMethodId: null,
      reference: 'INTERAC 8',
      voided: false,
    },
    'time-activity': {
      contractorId: vendor,
      customerId: customer,
      itemId: item,
      workDate: '2026-03-02',
      minutes: 95,
      description: 'Boiler room',
      billable: true,
      hourlyRate: '80',
      costRate: null,
    },
  };
  const document = samples[entity];
  if (!document) throw new Error(`${entity} is not written`);
  return document;
}

/** A change of each kind that the service takes. */
export const CHANGES: Partial<Record<Entity, object>> = {
  customer: { email: null, phone: '+1 416 555 0199' },
  vendor: { kind: 'supplier', email: null },
  item: { unitPrice: '55.5', sku: null },
  estimate: { memo: 'changed' },
  'purchase-order': { memo: null },
  invoice: { privateNote: 'changed' },
  bill: { privateNote: null },
  payment: { memo: 'changed', reference: null },
  credit: { memo: 'changed' },
  'vendor-credit': { memo: null },
  refund: { reference: null },
  'time-activity': { minutes: 30, billable: false },
};
export const WRITTEN = Object.keys(CHANGES) as Entity[];
/** What the service cannot void is deleted. */
export const DELETED_INSTEAD = new Set<Entity>(['time-activity', 'credit', 'vendor-credit', 'refund']);

/** What the service computes, or fills in from the customer and the item. */
const COMPUTED = {
  billingAddress: 0,
  termId: 0,
  purchaseCost: 0,
  taxAmount: 0,
  total: 0,
  balance: 0,
  accountId: 0,
  exchangeRate: 0,
  dueDate: 0,
};

/** A document without what the service computes. */
export function own(document: CanonicalDocument | null | undefined): object {
  return Object.fromEntries(Object.entries(document ?? {}).filter(([field]) => !(field in COMPUTED)));
}
