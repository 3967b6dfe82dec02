import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK, UnitOfWork } from '#platform';
import { checksOpen } from '../domain/work-order.errors.js';
import type { WorkOrderView } from '../domain/work-order.js';
import { standingOf, type WorkOrderAction, workOrderStates } from '../domain/work-order.states.js';
import { VisitsRepository } from '../visits.repository.js';
import { WorkOrdersRepository } from '../work-orders.repository.js';
import { WorkOrderAnnouncer } from './work-order-announcer.js';

const HAPPENED = {
  acknowledge: 'acknowledged',
  decline: 'declined',
  depart: 'departed',
  start: 'started',
  pause: 'paused',
  resume: 'resumed',
  finish: 'finished',
  cancel: 'cancelled',
} as const;
export type WorkOrderMove = keyof typeof HAPPENED & WorkOrderAction;

export interface MoveOptions {
  /** Who moves it: only her own visits, and her acknowledgement is noted. The office leaves it out. */
  contractorId?: string;
  version?: number;
  reason?: string;
}

/** Moves a visit on: seen, on the way, started, paused, done; or declined or cancelled with a reason. */
@Injectable()
export class MoveWorkOrderCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: WorkOrdersRepository,
    private readonly visits: VisitsRepository,
    private readonly announcer: WorkOrderAnnouncer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute(
    id: string,
    action: WorkOrderMove,
    { contractorId, version, reason }: MoveOptions = {},
  ): Promise<WorkOrderView> {
    return this.unitOfWork.run(async () => {
      const order = await this.orders.lock(id, { contractorId, version });
      const now = this.clock.now();
      if (contractorId && action === 'acknowledge' && order.status === 'acknowledged') return order;
      const status = workOrderStates.next(order.status, action);
      if (action === 'finish' && !reason) refuseOpenChecks(order);
      if (contractorId) await this.noteContractor(order, action, contractorId, now);
      const others = order.assignments.filter((one) => one.contractorId !== contractorId);
      // One of several declined: the others still go.
      const isStillOn = action === 'decline' && others.length > 0;
      const next = isStillOn
        ? standingOf(order.status, others)
        : action === 'acknowledge'
          ? seenBy(order, contractorId)
          : status;
      await this.orders.saveStatus(id, next, reason ?? null, now);
      return this.announcer.announce(HAPPENED[action], id, { from: order.status, contractorId, reason });
    });
  }

  private async noteContractor(
    order: WorkOrderView,
    action: WorkOrderMove,
    contractorId: string,
    now: Date,
  ): Promise<void> {
    if (action === 'decline') await this.visits.removeAssignment(order.id, contractorId);
    else await this.visits.acknowledge(order.id, contractorId, now);
  }
}

/** Acknowledged once everybody who goes has seen it; the office may say so for all. */
function seenBy({ assignments }: WorkOrderView, contractorId: string | undefined) {
  const hasAll = assignments.every((one) => one.acknowledgedAt !== null || one.contractorId === contractorId);
  return contractorId === undefined || hasAll ? 'acknowledged' : 'assigned';
}

function refuseOpenChecks({ checks }: WorkOrderView): void {
  const open = checks.filter(({ required, doneAt }) => required && doneAt === null);
  if (open.length > 0) throw checksOpen(open.map(({ text }) => text));
}
