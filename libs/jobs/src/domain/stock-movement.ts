export const MOVEMENT_KINDS = ['reserved', 'released', 'consumed', 'returned'] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

/** One line of the ledger of stock. */
export interface MovementView {
  id: string;
  itemId: string;
  jobId: string;
  kind: MovementKind;
  /** Decimal string, more than zero. */
  quantity: string;
  /** Of one unit, before tax; null where nothing was used. */
  unitCost: string | null;
  reason: string | null;
  actorName: string | null;
  /** ISO 8601, UTC. */
  at: string;
  /** When the books were told; null while they were not. */
  bookedAt: string | null;
}

export interface NewMovement {
  id: string;
  itemId: string;
  jobId: string;
  kind: MovementKind;
  quantity: string;
  unitCost: string | null;
  reason: string | null;
}

/** What one job holds and has used of one item. */
export interface MaterialView {
  itemId: string;
  quantityReserved: string;
  quantityConsumed: string;
  /** What the used quantity cost, before tax. */
  cost: string;
}

/** One item as jobs see it. */
export interface StockView {
  itemId: string;
  /** What the accounting system said last. */
  quantityOnHand: string;
  quantityReserved: string;
  /** Used by jobs and not yet taken off in the books. */
  quantityUnbooked: string;
  /** What can still be reserved; below zero when the books were corrected downwards since. */
  quantityAvailable: string;
}
