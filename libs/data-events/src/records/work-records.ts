import { Injectable } from '@nestjs/common';
import { JobsFacade } from '#jobs';
import { PurchaseOrdersFacade } from '#purchase-orders';
import { TimekeepingFacade } from '#timekeeping';
import { WorkOrdersFacade } from '#work-orders';
import { shown } from './shown-record.js';
import { shownExpense, shownJob, shownOrder, shownTime, shownWorkOrder } from './shown-work.js';

/** Orders, jobs, visits, time and expenses, as programs outside may see them. */
@Injectable()
export class WorkRecords {
  constructor(
    private readonly orders: PurchaseOrdersFacade,
    private readonly jobs: JobsFacade,
    private readonly workOrders: WorkOrdersFacade,
    private readonly time: TimekeepingFacade,
  ) {}

  order = async (id: string) => shown(await this.orders.order(id), shownOrder);
  job = async (id: string) => shown(await this.jobs.job(id), shownJob);
  workOrder = async (id: string) => shown(await this.workOrders.workOrder(id), shownWorkOrder);
  timeEntry = async (id: string) => shown(await this.time.entry(id), shownTime);
  expense = async (id: string) => shown(await this.time.expense(id), shownExpense);
}
