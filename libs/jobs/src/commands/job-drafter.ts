import { Injectable } from '@nestjs/common';
import { type Address, PartiesFacade } from '#parties';
import { PurchaseOrdersFacade, type PurchaseOrderView } from '#purchase-orders';
import { allocate } from '../domain/allocation.js';
import { alreadyCreated, notFromCustomer, orderNotFound, orderNotReady } from '../domain/job.errors.js';
import type { LineQuantity } from '../domain/job.js';
import { jobStates } from '../domain/job.states.js';
import type { JobDraft } from '../jobs.repository.js';
import { OrderJobsRepository } from '../order-jobs.repository.js';

/** What a person may say about a new job. */
export interface JobWishes {
  /** The customer's name and the order's number unless given. */
  name?: string;
  description?: string | null;
  /** Needed for a second job of the same order. */
  additional?: boolean;
  /** Quantities by order line; all that is left unless given. */
  lines?: readonly LineQuantity[];
  /** Why the job may hold more than is left of the order. */
  overrideReason?: string;
}

const MOST_URGENT = 1;

/** Works out what a job made of an order would be. Needs an open unit of work: the order stays locked until it ends. */
@Injectable()
export class JobDrafter {
  constructor(
    private readonly orders: PurchaseOrdersFacade,
    private readonly parties: PartiesFacade,
    private readonly orderJobs: OrderJobsRepository,
  ) {}

  async draft(orderId: string, wishes: JobWishes): Promise<JobDraft> {
    const { order, customerId } = await this.orderFor(orderId);
    const existing = await this.orderJobs.jobs(order.id);
    const latest = existing.at(-1);
    if (latest && !wishes.additional) throw alreadyCreated(latest);
    const taken = latest ? await this.orderJobs.taken(order.id) : new Map<number, string>();
    const { overrideReason, lines: wanted } = wishes;
    return {
      ...(await this.described(order, customerId, wishes)),
      ...allocate(order.lines, { taken, wanted, overrideReason }),
      purchaseOrderId: order.id,
      customerId,
      splitFromId: null,
      workCentreId: null,
      billingBasis: 'completed',
      status: jobStates.initial,
      priority: order.rush ? MOST_URGENT : order.priority,
      currency: order.currency,
      dueDate: order.dueDate,
    };
  }

  private async orderFor(id: string): Promise<{ order: PurchaseOrderView; customerId: string }> {
    const order = await this.orders.lockedOrder(id);
    if (!order) throw orderNotFound();
    if (order.direction !== 'customer' || order.customerId === null) throw notFromCustomer();
    if (order.status !== 'approved' && order.status !== 'in_progress') throw orderNotReady(order.status);
    return { order, customerId: order.customerId };
  }

  private async described(
    order: PurchaseOrderView,
    customerId: string,
    wishes: JobWishes,
  ): Promise<Pick<JobDraft, 'name' | 'description' | 'siteAddress'>> {
    const customer = await this.parties.customer(customerId);
    const site = (order.shippingAddress as Address | null) ?? customer?.shippingAddress;
    return {
      name: wishes.name?.trim() || `${customer?.displayName ?? 'Order'}, ${order.number}`,
      description: wishes.description?.trim() || order.memo,
      siteAddress: site ?? (order.billingAddress as Address | null) ?? customer?.billingAddress ?? null,
    };
  }
}
