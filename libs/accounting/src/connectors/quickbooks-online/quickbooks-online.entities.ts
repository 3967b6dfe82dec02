import type { CanonicalDocuments, Entity } from '../../ports/canonical-documents.js';
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
  /** Filters that find a record of ours by what we wrote into it; absent for what is only read. */
  keyOf?: (document: CanonicalDocuments[Entity]) => QueryFilter[];
}

type Options<E extends Entity> = Partial<
  Pick<EntityKind, 'isList' | 'isInChangeFeed' | 'hasSparseUpdate'>
> & {
  keyOf?: (document: CanonicalDocuments[E]) => QueryFilter[];
};

/** Forgets the mapper's types, for code that treats all entities alike. */
function kind<E extends Entity, W extends WireEntity>(
  entity: E,
  name: string,
  mapper: Mapper<E, W>,
  { isList = false, isInChangeFeed = true, hasSparseUpdate = false, keyOf }: Options<E> = {},
): EntityKind {
  return {
    entity,
    name,
    isList,
    isInChangeFeed,
    hasSparseUpdate,
    mapper: mapper as unknown as AnyMapper,
    keyOf: keyOf as EntityKind['keyOf'],
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
  kind('payment', 'Payment', paymentMapper, {
    keyOf: ({ customerId, paymentDate }) => [
      equals('CustomerRef', customerId),
      equals('TxnDate', paymentDate),
    ],
  }),
  kind('time-activity', 'TimeActivity', timeActivityMapper, {
    isInChangeFeed: false,
    keyOf: ({ contractorId, workDate }) => [equals('VendorRef', contractorId), equals('TxnDate', workDate)],
  }),
];

const BY_ENTITY = new Map(KINDS.map((each) => [each.entity, each]));
const BY_NAME = new Map(KINDS.map((each) => [each.name.toLowerCase(), each]));

export function kindOf(entity: Entity): EntityKind {
  // The table is complete: its test goes through `ENTITIES`.
  return BY_ENTITY.get(entity) as EntityKind;
}

/** By the vendor's name, in any case: webhooks of the newer format write it in lower case. */
export function kindNamed(name: string): EntityKind | undefined {
  return BY_NAME.get(name.toLowerCase());
}

export function isPushed({ keyOf }: EntityKind): boolean {
  return keyOf !== undefined;
}
