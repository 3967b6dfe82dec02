export type { Assignment, Check, WorkOrderFields, WorkOrderView } from './domain/work-order.js';
export { type WorkOrderAction, type WorkOrderStatus, workOrderStates } from './domain/work-order.states.js';
export { WorkOrderChanged } from './events/work-order-changed.event.js';
export type { LinkedProject, ProjectLink } from './project-links.repository.js';
export type { PlannedVisit } from './visit-sets.repository.js';
export { WorkOrdersFacade } from './work-orders.facade.js';
export { WorkOrdersModule } from './work-orders.module.js';
