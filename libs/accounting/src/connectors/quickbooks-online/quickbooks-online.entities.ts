import type { CanonicalDocuments, Entity } from '../../ports/canonical-documents.js';
import { billPaymentMapper } from './mappers/bill-payment.mapper.js';
import { creditMapper, refundReceiptMapper, vendorCreditMapper } from './mappers/credit.mapper.js';
import { creditUseMapper, vendorCreditUseMapper } from './mappers/credit-use.mapper.js';
import { customerMapper } from './mappers/customer.mapper.js';
import { billMapper, invoiceMapper } from './mappers/invoice.mapper.js';
import { itemMapper } from './mappers/item.mapper.js';
import {
  accountMapper,
  classMapper,
  paymentMethodMapper,
  taxCodeMapper,
  taxRateMapper,
  termMapper,
} from './mappers/lists.mapper.js';
import type { Mapper } from './mappers/mapper.js';
import { estimateMapper, purchaseOrderMapper } from './mappers/order.mapper.js';
import { paymentMapper } from './mappers/payment.mapper.js';
import { refundMapper } from './mappers/refund.mapper.js';
import { stockAdjustmentMapper } from './mappers/stock-adjustment.mapper.js';
import { timeActivityMapper } from './mappers/time-activity.mapper.js';
import { vendorMapper } from './mappers/vendor.mapper.js';
import type { QueryFilter } from './quickbooks-online.query.js';
import type { WireEntity } from './quickbooks-online.wire.js';

export type AnyMapper = Mapper<Entity, WireEntity>;

/** How one entity of the port is kept by QuickBooks Online. */
export interface EntityKind {
  entity: Entity;
  /** The vendor's name, as in queries and answers. */
  name: string;
  /** Entries of a list are not deleted but made inactive, and queries leave inactive ones out unless told. */
  isList: boolean;
  /** Change data capture leaves some entities out: those are asked for by modification time. */
  isInChangeFeed: boolean;
  /** A partial update is documented for a few entities only; of others the whole object goes back. */
  hasSparseUpdate: boolean;
  mapper: AnyMapper;
  /**
   * `beside`: kept in the same objects as another entity, and comes with its pages. `feed`: only changes are read,
   * because of all objects of that name only ours matter.
   */
  reading: 'pages' | 'beside' | 'feed';
  /** Its note has our mark: it has no number of ours to be known by. */
  isMarked: boolean;
  /** Filters that find a record of ours by what we wrote into it; absent for what is only read. */
  keyOf?: (document: CanonicalDocuments[Entity]) => QueryFilter[];
  /** The account that a write needs to know: by its id, or the company's own of a type. */
  account?: (document: CanonicalDocuments[Entity]) => AccountWish | undefined;
}

/** In a company with several currencies the account has that of the document. */
export type AccountWish = { id: string } | { type: 'Accounts Receivable' | 'Bank'; currency: string };

type Options<E extends Entity> = Partial<
  Pick<EntityKind, 'isList' | 'isInChangeFeed' | 'hasSparseUpdate' | 'reading' | 'isMarked'>
> & {
  keyOf?: (document: CanonicalDocuments[E]) => QueryFilter[];
  account?: (document: CanonicalDocuments[E]) => AccountWish | undefined;
};

/** Forgets the mapper's types, for code that treats all entities alike. */
function kind<E extends Entity, W extends WireEntity>(
  entity: E,
  name: string,
  mapper: Mapper<E, W>,
  {
    isList = false,
    isInChangeFeed = true,
    hasSparseUpdate = false,
    reading = 'pages',
    isMarked = false,
    keyOf,
    account,
  }: Options<E> = {},
): EntityKind {
  return {
    entity,
    name,
    isList,
    isInChangeFeed,
    hasSparseUpdate,
    reading,
    isMarked,
    mapper: mapper as unknown as AnyMapper,
    keyOf: keyOf as EntityKind['keyOf'],
    account: account as EntityKind['account'],
  };
}

const equals = (field: QueryFilter['field'], value: string): QueryFilter => ({ field, operator: '=', value });
const LIST = { isList: true };
const UNFED_LIST = { isList: true, isInChangeFeed: false };

const KINDS: readonly EntityKind[] = [
  kind('account', 'Account', accountMapper, LIST),
  kind('class', 'Class', classMapper, { isList: true, keyOf: ({ name }) => [equals('Name', name)] }),
  kind('term', 'Term', termMapper, LIST),
  kind('payment-method', 'PaymentMethod', paymentMethodMapper, LIST),
  kind('tax-rate', 'TaxRate', taxRateMapper, UNFED_LIST),
  kind('tax-code', 'TaxCode', taxCodeMapper, UNFED_LIST),
  kind('customer', 'Customer', customerMapper, {
    isList: true,
    hasSparseUpdate: true,
    keyOf: ({ displayName }) => [equals('DisplayName', displayName)],
  }),
  kind('vendor', 'Vendor', vendorMapper, {
    isList: true,
    keyOf: ({ displayName }) => [equals('DisplayName', displayName)],
  }),
  kind('item', 'Item', itemMapper, { isList: true, keyOf: ({ name }) => [equals('Name', name)] }),
  kind('estimate', 'Estimate', estimateMapper, {
    hasSparseUpdate: true,
    keyOf: ({ number }) => [equals('DocNumber', number)],
  }),
  kind('purchase-order', 'PurchaseOrder', purchaseOrderMapper, {
    keyOf: ({ number }) => [equals('DocNumber', number)],
  }),
  kind('invoice', 'Invoice', invoiceMapper, {
    hasSparseUpdate: true,
    keyOf: ({ number }) => [equals('DocNumber', number)],
  }),
  kind('bill', 'Bill', billMapper, {
    keyOf: ({ number, contractorId }) => [
      equals('DocNumber', number),
      equals('VendorRef', contractorId ?? ''),
    ],
  }),
  kind('credit', 'CreditMemo', creditMapper, { keyOf: ({ number }) => [equals('DocNumber', number)] }),
  kind('vendor-credit', 'VendorCredit', vendorCreditMapper, {
    keyOf: ({ number, contractorId }) => [
      equals('DocNumber', number),
      equals('VendorRef', contractorId ?? ''),
    ],
  }),
  kind('refund-receipt', 'RefundReceipt', refundReceiptMapper),
  kind('refund', 'Purchase', refundMapper, {
    isMarked: true,
    reading: 'feed',
    keyOf: ({ refundDate }) => [equals('TxnDate', refundDate)],
    account: ({ currency }) => ({ type: 'Accounts Receivable', currency }),
  }),
  kind('payment', 'Payment', paymentMapper, {
    isMarked: true,
    keyOf: ({ customerId, paymentDate }) => [
      equals('CustomerRef', customerId),
      equals('TxnDate', paymentDate),
    ],
  }),
  kind('credit-use', 'Payment', creditUseMapper, {
    isMarked: true,
    reading: 'beside',
    keyOf: ({ customerId, usedOn }) => [equals('CustomerRef', customerId ?? ''), equals('TxnDate', usedOn)],
  }),
  kind('bill-payment', 'BillPayment', billPaymentMapper, {
    isMarked: true,
    keyOf: ({ contractorId, paymentDate }) => [
      equals('VendorRef', contractorId),
      equals('TxnDate', paymentDate),
    ],
    account: ({ accountId }) => (accountId === null ? undefined : { id: accountId }),
  }),
  kind('vendor-credit-use', 'BillPayment', vendorCreditUseMapper, {
    isMarked: true,
    reading: 'beside',
    keyOf: ({ contractorId, usedOn }) => [equals('VendorRef', contractorId ?? ''), equals('TxnDate', usedOn)],
    account: ({ currency }) => ({ type: 'Bank', currency }),
  }),
  kind('time-activity', 'TimeActivity', timeActivityMapper, {
    isInChangeFeed: false,
    keyOf: ({ contractorId, workDate }) => [equals('VendorRef', contractorId), equals('TxnDate', workDate)],
  }),
  kind('stock-adjustment', 'InventoryAdjustment', stockAdjustmentMapper, {
    isMarked: true,
    isInChangeFeed: false,
    keyOf: ({ adjustmentDate }) => [equals('TxnDate', adjustmentDate)],
  }),
];

const BY_ENTITY = new Map(KINDS.map((each) => [each.entity, each]));
const BY_NAME = Map.groupBy(KINDS, ({ name }) => name.toLowerCase());

export function kindOf(entity: Entity): EntityKind {
  // The table is complete but for attachments, which are no records: its test goes through `ENTITIES`.
  return BY_ENTITY.get(entity) as EntityKind;
}

/** By the vendor's name, in any case: webhooks of the newer format write it in lower case. */
export function kindsNamed(name: string): readonly EntityKind[] {
  return BY_NAME.get(name.toLowerCase()) ?? [];
}

/** What else is kept in the objects of an entity that is read in pages. */
export function kindsBeside({ name, reading }: EntityKind): readonly EntityKind[] {
  return reading === 'pages' ? kindsNamed(name).filter((each) => each.reading === 'beside') : [];
}

export function isPushed({ keyOf }: EntityKind): boolean {
  return keyOf !== undefined;
}
