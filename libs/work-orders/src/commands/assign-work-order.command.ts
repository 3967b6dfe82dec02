import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK, UnitOfWork } from '#platform';
import type { WorkOrderView } from '../domain/work-order.js';
import { standingOf, workOrderStates } from '../domain/work-order.states.js';
import { VisitsRepository } from '../visits.repository.js';
import { WorkOrdersRepository } from '../work-orders.repository.js';
import { WorkOrderAnnouncer } from './work-order-announcer.js';

/** Gives a visit to contractors, or takes it back. Whoever is named has to say that she has seen it. */
@Injectable()
export class AssignWorkOrderCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: WorkOrdersRepository,
    private readonly visits: VisitsRepository,
    private readonly announcer: WorkOrderAnnouncer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The caller has checked that the contractors exist. Nobody: the visit is open again. */
  execute(id: string, contractorIds: readonly string[], version?: number): Promise<WorkOrderView> {
    return this.unitOfWork.run(async () => {
      const order = await this.orders.lock(id, { version });
      const before = order.assignments.map((one) => one.contractorId).sort();
      if (before.join() === [...contractorIds].sort().join()) return order;
      const action = contractorIds.length > 0 ? 'assign' : 'unassign';
      const fresh = contractorIds.filter((contractorId) => !before.includes(contractorId));
      const staying = order.assignments.filter((one) => contractorIds.includes(one.contractorId));
      const next = workOrderStates.next(order.status, action);
      const status = fresh.length > 0 ? next : standingOf(next, staying);
      await this.visits.assign(id, contractorIds);
      await this.orders.saveStatus(id, status, null, this.clock.now());
      const given = await this.announcer.announce(`${action}ed`, id, { contractorIds });
      await this.announcer.tellOfAssignment(given, fresh);
      return given;
    });
  }
}
