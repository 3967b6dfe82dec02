import type { PurchaseOrderStatus } from './purchase-order.states.js';

/** An order in one of these is not late any more, whenever it was due. */
export const ENDED: readonly PurchaseOrderStatus[] = ['completed', 'shipped', 'cancelled'];
