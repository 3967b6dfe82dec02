import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#platform';
import { changesOf, type SentWorkOrder, type SyncResult, sentFields } from '../domain/sent-work-order.js';
import { workBegun } from '../domain/work-order.errors.js';
import type { WorkOrderView } from '../domain/work-order.js';
import { OPEN_STATUSES } from '../domain/work-order.states.js';
import { VisitsRepository } from '../visits.repository.js';
import { WorkOrdersRepository } from '../work-orders.repository.js';
import { AssignWorkOrderCommand } from './assign-work-order.command.js';
import { SaveWorkOrderCommand } from './save-work-order.command.js';

/**
 * Takes work orders over from another system, each in a transaction of its own: one that cannot be taken does not hold
 * up the others. Sent again, a work order changes nothing.
 */
@Injectable()
export class SyncWorkOrdersCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: WorkOrdersRepository,
    private readonly visits: VisitsRepository,
    private readonly save: SaveWorkOrderCommand,
    private readonly assign: AssignWorkOrderCommand,
  ) {}

  async execute(source: string, sent: readonly SentWorkOrder[]): Promise<SyncResult[]> {
    const names = sent.flatMap(({ assignedContractors }) => assignedContractors ?? []);
    const contractors = await this.visits.contractorsNamed([...new Set(names)]);
    const results: SyncResult[] = [];
    for (const one of sent) results.push(await this.take(source, one, contractors));
    return results;
  }

  private async take(
    source: string,
    sent: SentWorkOrder,
    contractors: ReadonlyMap<string, string>,
  ): Promise<SyncResult> {
    const named = sent.assignedContractors ?? [];
    const unknownContractors = named.filter((name) => !contractors.has(name));
    const ids = [...new Set(named.flatMap((name) => contractors.get(name) ?? []))];
    try {
      return await this.unitOfWork.run(async () => {
        const id = await this.orders.idOf(source, sent.externalId);
        const saved = id ? await this.update(id, sent) : await this.create(source, sent);
        const wantsPeople = sent.assignedContractors !== undefined && (ids.length > 0 || named.length === 0);
        const order = wantsPeople && isOpen(saved.order) ? await this.given(saved.order, ids) : saved.order;
        const outcome =
          saved.outcome === 'unchanged' && order.version !== saved.order.version ? 'updated' : saved.outcome;
        const { number, status } = order;
        return {
          externalId: sent.externalId,
          outcome,
          id: order.id,
          number,
          status,
          unknownContractors,
          problem: null,
        };
      });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { externalId } = sent;
      return {
        externalId,
        outcome: 'refused',
        id: null,
        number: null,
        status: null,
        unknownContractors,
        problem: [error.message, error.fix].filter(Boolean).join(' '),
      };
    }
  }

  private async create(source: string, sent: SentWorkOrder) {
    const { externalId, checklist } = sent;
    const title = sent.title ?? sent.description?.split('\n')[0]?.slice(0, 255) ?? externalId;
    const order = await this.save.create({ ...sentFields(sent), title }, checklist, { source, externalId });
    return { order, outcome: 'created' as const };
  }

  private async update(id: string, sent: SentWorkOrder) {
    const order = await this.orders.lock(id);
    const changes = changesOf(order, sent);
    const checklist = sent.checklist && isOtherList(order, sent.checklist) ? sent.checklist : undefined;
    if (Object.keys(changes).length === 0 && !checklist) return { order, outcome: 'unchanged' as const };
    if (!isOpen(order)) throw workBegun(order.status);
    return {
      order: await this.save.change(id, undefined, changes, checklist),
      outcome: 'updated' as const,
    };
  }

  private given(order: WorkOrderView, contractorIds: readonly string[]): Promise<WorkOrderView> {
    const isGivenToNobody = contractorIds.length === 0 && order.assignments.length === 0;
    return isGivenToNobody ? Promise.resolve(order) : this.assign.execute(order.id, contractorIds);
  }
}

function isOpen({ status }: WorkOrderView): boolean {
  return OPEN_STATUSES.includes(status);
}

function isOtherList(
  { checks }: WorkOrderView,
  given: readonly { text: string; required: boolean }[],
): boolean {
  const key = (list: readonly { text: string; required: boolean }[]) =>
    JSON.stringify(list.map(({ text, required }) => [text, required]));
  return key(checks) !== key(given);
}
