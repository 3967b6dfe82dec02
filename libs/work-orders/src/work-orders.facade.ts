import { Injectable } from '@nestjs/common';
import type { WorkOrderView } from './domain/work-order.js';
import { WorkOrdersRepository } from './work-orders.repository.js';

/** What other modules may ask of work orders. Everything runs in the tenant in scope. */
@Injectable()
export class WorkOrdersFacade {
  constructor(private readonly orders: WorkOrdersRepository) {}

  /** The work order with who goes and its checklist, or undefined when this organization has none with that id. */
  workOrder(id: string): Promise<WorkOrderView | undefined> {
    return this.orders.find(id);
  }
}
