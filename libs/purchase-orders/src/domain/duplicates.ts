import { Money } from '#kernel';
import type { PurchaseOrderDirection } from './purchase-order.js';
import type { PurchaseOrderStatus } from './purchase-order.states.js';

export const DUPLICATE_REASONS = ['same_number', 'same_reference', 'same_amount_and_day'] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

/** What two orders are compared by. */
export interface ComparedOrder {
  direction: PurchaseOrderDirection;
  /** The customer or the supplier. */
  partyId: string;
  number: string | null;
  reference: string | null;
  orderDate: string;
  currency: string;
  total: string;
}

/** Another order that may be the same one. */
export interface PossibleDuplicate {
  id: string;
  number: string;
  reference: string | null;
  status: PurchaseOrderStatus;
  orderDate: string;
  total: string;
  reasons: DuplicateReason[];
}

/** Why two orders may be one; empty when nothing speaks for it. Orders with different parties never are. */
export function duplicateReasons(one: ComparedOrder, other: ComparedOrder): DuplicateReason[] {
  if (one.direction !== other.direction || one.partyId.toLowerCase() !== other.partyId.toLowerCase())
    return [];
  const theirs = [other.number, other.reference].map(plainNumber);
  const reasons: DuplicateReason[] = [];
  if (isSame(plainNumber(one.number), theirs)) reasons.push('same_number');
  if (isSame(plainNumber(one.reference), theirs)) reasons.push('same_reference');
  const isSameAmount = one.currency === other.currency && Money.of(one.total).equals(other.total);
  if (isSameAmount && one.orderDate === other.orderDate && !Money.of(one.total).isZero())
    reasons.push('same_amount_and_day');
  return reasons;
}

/** `PO 00-1042` and `po001042` are one number to whoever types it in a second time. */
export function plainNumber(number: string | null): string {
  return (number ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, ''));
}

function isSame(number: string, theirs: readonly string[]): boolean {
  return number !== '' && theirs.includes(number);
}
