import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { AuditLog, Queue, UnitOfWork } from '#platform';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import type { SyncPlan } from './plan.types.js';
import type { Drafted } from './plan-maker.js';
import { PLAN_QUEUE, type PlanJob } from './plan-queue.js';
import { PlansRepository } from './plans.repository.js';

/** What plans are kept in and told with. */
@Injectable()
export class PlanDesk {
  constructor(
    readonly plans: PlansRepository,
    readonly connections: ConnectionsRepository,
    private readonly audit: AuditLog,
    private readonly queue: Queue,
    readonly unitOfWork: UnitOfWork,
  ) {}

  async enqueue({ id, connectionId }: Pick<SyncPlan, 'id' | 'connectionId'>): Promise<void> {
    await this.queue.send(PLAN_QUEUE, { planId: id } satisfies PlanJob, { singletonKey: connectionId });
  }

  async record(plan: Pick<SyncPlan, 'id'>, happened: string, data: Record<string, unknown>): Promise<void> {
    await this.audit.record({
      action: `sync_plan.${happened}`,
      entity: 'sync_plan',
      entityId: plan.id,
      data,
    });
  }

  /** Throws `PLAN.NOT_FOUND`. */
  async get(id: string): Promise<SyncPlan> {
    const plan = await this.plans.find(id);
    if (!plan) throw DomainError.notFound('PLAN.NOT_FOUND', 'There is no such plan.');
    return plan;
  }

  /** The company of a first plan is confirmed with its run, so that no other sync comes between; inside the open unit of work. */
  async confirm(connectionId: string): Promise<void> {
    if ((await this.connections.get(connectionId)).status !== 'pending') return;
    await this.connections.transition(connectionId, 'confirm');
    const action = 'connection.confirmed';
    await this.audit.record({ action, entity: 'connection', entityId: connectionId, data: {} });
  }

  /**
   * A plan has come as far as its run: done, or given up with it. Nothing for a run that goes on, or that no plan waits
   * for.
   */
  async conclude(connectionId: string, runId: string): Promise<void> {
    const end = await this.plans.endedBy(connectionId, runId);
    if (end?.status === 'succeeded') await this.plans.move(end.id, 'complete', { outcome: end.progress });
    else if (end)
      await this.plans.move(end.id, 'fail', { error: end.error ?? { message: 'The sync was given up.' } });
  }

  /** What was found out, to be decided. */
  async finish(id: string, { kind, draft, premises }: Drafted): Promise<void> {
    await this.unitOfWork.run(() => this.plans.ready(id, kind, draft, premises));
  }
}
