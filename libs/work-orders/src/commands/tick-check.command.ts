import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK, requireScope, UnitOfWork } from '#platform';
import { noSuchCheck, workEnded } from '../domain/work-order.errors.js';
import type { WorkOrderView } from '../domain/work-order.js';
import { workOrderStates } from '../domain/work-order.states.js';
import { VisitsRepository } from '../visits.repository.js';
import { WorkOrdersRepository } from '../work-orders.repository.js';
import { WorkOrderAnnouncer } from './work-order-announcer.js';

/** Ticks a line of the checklist off, or takes the tick away. */
@Injectable()
export class TickCheckCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: WorkOrdersRepository,
    private readonly visits: VisitsRepository,
    private readonly announcer: WorkOrderAnnouncer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute(id: string, lineNumber: number, done: boolean, contractorId?: string): Promise<WorkOrderView> {
    return this.unitOfWork.run(async () => {
      const order = await this.orders.lock(id, { contractorId });
      if (workOrderStates.actionsFrom(order.status).length === 0) throw workEnded(order.status);
      const { actor } = requireScope();
      const at = done ? this.clock.now() : null;
      const isThere = await this.visits.tick(id, lineNumber, at, actor.name ?? actor.id ?? actor.kind);
      if (!isThere) throw noSuchCheck();
      await this.orders.touch(id);
      return this.announcer.announce(done ? 'ticked' : 'unticked', id, { lineNumber });
    });
  }
}
