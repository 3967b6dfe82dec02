import type { PurchaseOrderRecord, PurchaseOrdersFacade } from '#purchase-orders';
import type { CanonicalOrder } from '../../ports/canonical-documents.js';
import { type AnyBinding, forgetTypes, keyOf } from './entity-binding.js';

const REFERENCES = {
  customerId: 'customer',
  contractorId: 'vendor',
  'lines.itemId': 'item',
  'lines.taxCodeId': 'tax-code',
} as const;
/** The books work these out themselves. */
const COMPUTED = ['subtotal', 'taxAmount', 'total', 'exchangeRate'] as const;
const TOTALS = {
  subtotal: 'remote',
  taxAmount: 'remote',
  total: 'remote',
  exchangeRate: 'remote',
  state: 'remote',
} as const;
/** What has ended there: nothing here opens an order again. */
const ENDED: readonly unknown[] = ['closed', 'rejected'] satisfies CanonicalOrder['state'][];
/** Orders that work has not begun on follow the accounting system's state; later states are ours. */
const FOLLOWS = new Set<PurchaseOrderRecord['status']>(['draft', 'pending', 'approved']);

/** A customer's order reaches us as an accepted estimate; an estimate that is only offered is not yet one. */
export function orderBindings(orders: PurchaseOrdersFacade): AnyBinding[] {
  const shared = {
    store: orders.orders,
    references: REFERENCES,
    policies: TOTALS,
    computed: COMPUTED,
    naturalKey: ({ number, customerId, contractorId, orderDate }: CanonicalOrder) =>
      keyOf(number, customerId, contractorId, orderDate),
  };
  return [
    forgetTypes<'estimate', PurchaseOrderRecord>({
      ...shared,
      entity: 'estimate',
      required: ['customerId'],
      isWanted: (order) => order.state === 'accepted',
      toRecord: (order, id, existing, system) => toRecord(order, id, existing, system, 'customer'),
      toDocument,
      afterRemoval: cancelled,
    }),
    forgetTypes<'purchase-order', PurchaseOrderRecord>({
      ...shared,
      entity: 'purchase-order',
      required: ['contractorId'],
      isWanted: () => true,
      toRecord: (order, id, existing, system) => toRecord(order, id, existing, system, 'supplier'),
      toDocument,
      afterRemoval: cancelled,
    }),
  ];
}

function toRecord(
  { state, ...order }: CanonicalOrder,
  id: string,
  existing: PurchaseOrderRecord | undefined,
  system: string,
  direction: PurchaseOrderRecord['direction'],
): PurchaseOrderRecord {
  const status = existing && !FOLLOWS.has(existing.status) ? existing.status : statusOf(state, direction);
  return { ...order, id, direction, status, source: existing?.source ?? system };
}

function statusOf(
  state: CanonicalOrder['state'],
  direction: PurchaseOrderRecord['direction'],
): PurchaseOrderRecord['status'] {
  if (state === 'rejected') return 'cancelled';
  if (state === 'closed') return direction === 'supplier' ? 'completed' : 'approved';
  return state === 'pending' ? 'pending' : 'approved';
}

function toDocument(
  { id: _id, direction, status, source: _source, ...order }: PurchaseOrderRecord,
  agreed?: Readonly<Record<string, unknown>>,
): CanonicalOrder {
  // Billed or declined there, it stays so, although work on it goes on here.
  const state = ENDED.includes(agreed?.state) ? agreed?.state : stateOf(direction, status);
  return { ...order, state } as CanonicalOrder;
}

function stateOf(
  direction: PurchaseOrderRecord['direction'],
  status: PurchaseOrderRecord['status'],
): CanonicalOrder['state'] {
  if (status === 'cancelled') return direction === 'customer' ? 'rejected' : 'closed';
  if (status === 'draft' || status === 'pending') return 'pending';
  // All of it has gone out: nobody makes an invoice of the estimate any more.
  if (status === 'shipped') return 'closed';
  if (direction === 'customer') return 'accepted';
  return status === 'completed' ? 'closed' : 'open';
}

function cancelled(record: PurchaseOrderRecord): PurchaseOrderRecord | undefined {
  return FOLLOWS.has(record.status) ? { ...record, status: 'cancelled' } : undefined;
}
