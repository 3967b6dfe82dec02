import { Injectable } from '@nestjs/common';
import { DomainError, notStorable, whereNotStorable } from '#kernel';
import { UnitOfWork } from '#platform';
import {
  changesOf,
  type SentWorkOrder,
  type SyncResult,
  sentFields,
  takenOver,
} from '../domain/sent-work-order.js';
import { workBegun } from '../domain/work-order.errors.js';
import type { WorkOrderView } from '../domain/work-order.js';
import { OPEN_STATUSES } from '../domain/work-order.states.js';
import { VisitsRepository } from '../visits.repository.js';
import { isUnstorable, WorkOrdersRepository } from '../work-orders.repository.js';
import { AssignWorkOrderCommand } from './assign-work-order.command.js';
import { SaveWorkOrderCommand } from './save-work-order.command.js';

/**
 * Takes work orders over from another system, each in a transaction of its own: one that cannot be taken does not hold
 * up the others. Sent again, a work order changes nothing: not even what the dispatcher decided since.
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
    if (whereNotStorable(source) !== undefined) throw notStorable('source');
    const whole = sent.filter((one) => whereNotStorable(one) === undefined);
    const names = whole.flatMap(({ assignedContractors }) => smallNames(assignedContractors ?? []));
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
    const { externalId, assignedContractors: named } = sent;
    const unknownContractors = (named ?? []).filter((name) => !contractors.has(name.toLowerCase()));
    try {
      const damaged = whereNotStorable(sent);
      if (damaged !== undefined) throw notStorable(damaged);
      return await this.unitOfWork.run(async () => {
        const known = await this.orders.idOf(source, externalId);
        const saved = known ? await this.update(known, sent) : await this.create(source, sent);
        const order = named ? await this.handOver(saved.order, named, contractors) : saved.order;
        const isMoved = saved.outcome === 'unchanged' && order.version !== saved.order.version;
        const outcome = isMoved ? 'updated' : saved.outcome;
        const { id, number, status } = order;
        return { externalId, outcome, id, number, status, unknownContractors, problem: null };
      });
    } catch (error) {
      const problem = refusalOf(error);
      if (problem === undefined) throw error;
      const nothing = { id: null, number: null, status: null };
      return { externalId, outcome: 'refused', ...nothing, unknownContractors, problem };
    }
  }

  private async create(source: string, sent: SentWorkOrder) {
    const { externalId, checklist } = sent;
    const title = sent.title || sent.description?.split('\n')[0]?.slice(0, 255) || externalId;
    const fields = { ...sentFields(sent), title };
    const order = await this.save.create(fields, checklist ?? [], { source, externalId });
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

  /** Gives it to those whom the sender names, where it says something else than the last time. */
  private async handOver(
    order: WorkOrderView,
    named: readonly string[],
    contractors: ReadonlyMap<string, string>,
  ): Promise<WorkOrderView> {
    if (!isOpen(order)) return order;
    const sent = smallNames(named);
    const known = sent.filter((name) => contractors.has(name));
    const last = await this.orders.sentContractors(order.id);
    const kept = [...known, ...(last ?? []).filter((name) => sent.includes(name))];
    await this.orders.noteSentContractors(order.id, [...new Set(kept)].sort());
    const wanted = takenOver(order.status, { last, sent, known });
    const ids = [...new Set(wanted?.flatMap((name) => contractors.get(name) ?? []))];
    const isSame = wanted === undefined || (ids.length === 0 && order.assignments.length === 0);
    return isSame ? order : this.assign.execute(order.id, ids);
  }
}

function smallNames(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => name.toLowerCase()))];
}

/** In words; undefined for what is wrong with us and not with the work order. */
function refusalOf(error: unknown): string | undefined {
  if (error instanceof DomainError) return [error.message, error.fix].filter(Boolean).join(' ');
  return isUnstorable(error)
    ? 'One of its values cannot be stored. Look for damaged characters and for dates and numbers out of range.'
    : undefined;
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
