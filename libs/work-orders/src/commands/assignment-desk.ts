import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import type { NewCheck, WorkOrderFields, WorkOrderView } from '../domain/work-order.js';
import { WorkOrdersRepository } from '../work-orders.repository.js';
import { AssignWorkOrderCommand } from './assign-work-order.command.js';
import { type NewFields, SaveWorkOrderCommand } from './save-work-order.command.js';
import { WorkOrderChecks } from './work-order-checks.js';

/** When a visit is to be. */
export type VisitWindow = Partial<Pick<WorkOrderFields, 'scheduledStart' | 'scheduledEnd'>>;

/** What the dispatcher does: plans visits and gives them to people who exist. */
@Injectable()
export class AssignmentDesk {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly checks: WorkOrderChecks,
    private readonly save: SaveWorkOrderCommand,
    private readonly giving: AssignWorkOrderCommand,
    private readonly orders: WorkOrdersRepository,
  ) {}

  create(
    fields: NewFields,
    checklist: readonly NewCheck[],
    contractorIds: readonly string[],
  ): Promise<WorkOrderView> {
    return this.unitOfWork.run(async () => {
      const order = await this.save.create(fields, checklist);
      return contractorIds.length > 0 ? this.assign(order.id, contractorIds) : order;
    });
  }

  /** What is left out stays as it is; an empty list takes the visit back from everybody. */
  plan(
    id: string,
    version: number,
    window: VisitWindow,
    contractorIds?: readonly string[],
  ): Promise<WorkOrderView> {
    return this.unitOfWork.run(async () => {
      const order = await this.save.change(id, version, window);
      return contractorIds ? this.assign(id, contractorIds) : order;
    });
  }

  /** Whoever has it already may keep it, though she became inactive meanwhile. */
  assign(id: string, contractorIds: readonly string[], version?: number): Promise<WorkOrderView> {
    return this.unitOfWork.run(async () => {
      const unique = [...new Set(contractorIds)];
      const { assignments } = await this.orders.lock(id, { version });
      const having = assignments.map(({ contractorId }) => contractorId);
      await this.checks.contractors(unique.filter((contractorId) => !having.includes(contractorId)));
      return this.giving.execute(id, unique, version);
    });
  }
}
