import { StateMachine } from '#kernel';

export type PurchaseOrderStatus =
  | 'draft'
  | 'pending'
  | 'approved'
  | 'in_progress'
  | 'completed'
  | 'shipped'
  | 'cancelled';
export type PurchaseOrderAction = 'submit' | 'approve' | 'begin' | 'complete' | 'ship' | 'cancel';

/** An order is cancelled from any state but shipped. */
export const purchaseOrderStates = new StateMachine<PurchaseOrderStatus, PurchaseOrderAction>(
  'purchase order',
  'draft',
  {
    draft: { submit: 'pending', cancel: 'cancelled' },
    pending: { approve: 'approved', cancel: 'cancelled' },
    approved: { begin: 'in_progress', cancel: 'cancelled' },
    in_progress: { complete: 'completed', cancel: 'cancelled' },
    completed: { ship: 'shipped', cancel: 'cancelled' },
    shipped: {},
    cancelled: {},
  },
);
