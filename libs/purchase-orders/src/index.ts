export type {
  PurchaseOrderDirection,
  PurchaseOrderLineRecord,
  PurchaseOrderRecord,
  PurchaseOrderView,
} from './domain/purchase-order.js';
export {
  type PurchaseOrderAction,
  type PurchaseOrderStatus,
  purchaseOrderStates,
} from './domain/purchase-order.states.js';
export { PurchaseOrderChanged } from './events/purchase-order-changed.event.js';
export { PurchaseOrdersFacade } from './purchase-orders.facade.js';
export { PurchaseOrdersModule } from './purchase-orders.module.js';
