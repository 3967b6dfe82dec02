export type { CountedLine } from './commands/count-progress.command.js';
export type { OrderLineQuantity } from './domain/line-progress.js';
export type { LineSpecifications } from './domain/line-specifications.js';
export type {
  LineDetails,
  LineProgress,
  OrderDetails,
  PurchaseOrderDirection,
  PurchaseOrderLineRecord,
  PurchaseOrderLineView,
  PurchaseOrderRecord,
  PurchaseOrderView,
} from './domain/purchase-order.js';
export {
  type PurchaseOrderAction,
  type PurchaseOrderStatus,
  purchaseOrderStates,
} from './domain/purchase-order.states.js';
export {
  MATCH_TOLERANCES,
  type MatchFinding,
  type MatchRule,
  type MatchTolerances,
} from './domain/three-way-match.js';
export { PurchaseOrderChanged } from './events/purchase-order-changed.event.js';
export { PurchaseOrderReceived } from './events/purchase-order-received.event.js';
export { SupplierOrdersImported } from './events/supplier-orders-imported.event.js';
export type { JobCount } from './progress.repository.js';
export { PurchaseOrderFilesModule } from './purchase-order-files.module.js';
export { PurchaseOrderNoticesModule } from './purchase-order-notices.module.js';
export { type ProgressOptions, PurchaseOrdersFacade } from './purchase-orders.facade.js';
export { PurchaseOrdersModule } from './purchase-orders.module.js';
