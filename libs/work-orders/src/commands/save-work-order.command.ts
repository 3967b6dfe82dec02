import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { UnitOfWork } from '#platform';
import { workEnded } from '../domain/work-order.errors.js';
import {
  EMPTY_FIELDS,
  fieldsOf,
  type NewCheck,
  type WorkOrderFields,
  type WorkOrderView,
} from '../domain/work-order.js';
import { workOrderStates } from '../domain/work-order.states.js';
import { VisitsRepository } from '../visits.repository.js';
import { WorkOrdersRepository } from '../work-orders.repository.js';
import { WorkOrderAnnouncer } from './work-order-announcer.js';
import { WorkOrderChecks } from './work-order-checks.js';

export interface Sender {
  source: string;
  externalId: string | null;
}

export type NewFields = Partial<WorkOrderFields> & { title: string };

/** Makes and changes work orders. */
@Injectable()
export class SaveWorkOrderCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: WorkOrdersRepository,
    private readonly visits: VisitsRepository,
    private readonly checks: WorkOrderChecks,
    private readonly announcer: WorkOrderAnnouncer,
  ) {}

  create(
    wishes: NewFields,
    checklist: readonly NewCheck[] = [],
    { source, externalId }: Sender = { source: 'manual', externalId: null },
  ): Promise<WorkOrderView> {
    return this.unitOfWork.run(async () => {
      const fields = await this.checks.newFields({ ...EMPTY_FIELDS, ...wishes });
      const id = newId();
      await this.orders.create({ id, number: await this.orders.nextNumber(), source, externalId, fields });
      await this.visits.replaceChecks(id, checklist);
      return this.announcer.announce('created', id, { source, externalId });
    });
  }

  change(
    id: string,
    version: number | undefined,
    changes: Partial<WorkOrderFields>,
    checklist?: readonly NewCheck[],
  ): Promise<WorkOrderView> {
    return this.unitOfWork.run(async () => {
      const order = await this.orders.lock(id, { version });
      if (workOrderStates.actionsFrom(order.status).length === 0) throw workEnded(order.status);
      await this.orders.saveFields(id, await this.checks.fields({ ...fieldsOf(order), ...changes }));
      if (checklist) await this.visits.replaceChecks(id, checklist);
      return this.announcer.announce('changed', id, { changes });
    });
  }
}
