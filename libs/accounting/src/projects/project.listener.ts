import { Injectable } from '@nestjs/common';
import { type DeliveredEvent, type EventListener, ListensTo } from '#platform';
import { WorkOrderChanged, WorkOrdersFacade } from '#work-orders';
import { ProjectDesk } from './project-desk.js';

/**
 * Links every work order that names a project to what stands for it in the books. A work order from before the books were
 * connected is linked at its next step.
 */
@Injectable()
@ListensTo('accounting.projects', WorkOrderChanged)
export class ProjectListener implements EventListener<WorkOrderChanged> {
  constructor(
    private readonly workOrders: WorkOrdersFacade,
    private readonly desk: ProjectDesk,
  ) {}

  async handle({ event }: DeliveredEvent<WorkOrderChanged>): Promise<void> {
    const order = await this.workOrders.workOrder(event.workOrderId);
    if (!order || order.status === 'cancelled') return;
    const { id, customerId, projectCode, projectCustomerId } = order;
    if (!customerId || !projectCode) {
      if (projectCustomerId !== null) await this.workOrders.unlinkProject(id);
      return;
    }
    const isNew = event.happened === 'created' || event.happened === 'changed';
    if (!isNew && projectCustomerId !== null) return;
    const project = await this.desk.findOrMake(customerId, projectCode);
    if (project) await this.workOrders.linkProject(id, { customerId, projectCode }, project);
  }
}
