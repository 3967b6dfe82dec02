import { Injectable } from '@nestjs/common';
import { ItemChanged } from '#catalog';
import {
  InvoiceApproved,
  InvoiceVoided,
  InvoicingFacade,
  PaymentAllocated,
  PaymentRecorded,
  PaymentVoided,
} from '#invoicing';
import { ContractorChanged, CustomerChanged, PartiesFacade } from '#parties';
import { type DeliveredEvent, type EventListener, ListensTo, UnitOfWork } from '#platform';
import { TimeEntryApproved } from '#timekeeping';
import { PushPlanner } from '../sync/push-planner.js';

/** Customers, contractors and items that were changed here. */
@Injectable()
@ListensTo('accounting.lists', CustomerChanged, ContractorChanged, ItemChanged)
export class ListChangeListener implements EventListener<CustomerChanged | ContractorChanged | ItemChanged> {
  constructor(
    private readonly planner: PushPlanner,
    private readonly parties: PartiesFacade,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async handle({ event }: DeliveredEvent<CustomerChanged | ContractorChanged | ItemChanged>): Promise<void> {
    const { version } = event;
    await this.unitOfWork.run(async () => {
      if ('customerId' in event) await this.customer(event);
      else if ('contractorId' in event)
        await this.planner.plan({ entity: 'vendor', localId: event.contractorId, version, kind: 'write' });
      else await this.planner.plan({ entity: 'item', localId: event.itemId, version, kind: 'write' });
    });
  }

  /** A project goes where its customer is. */
  private async customer({ customerId, version }: CustomerChanged): Promise<void> {
    const parentId = (await this.parties.customer(customerId))?.parentId;
    await this.planner.plan({
      entity: 'customer',
      localId: customerId,
      version,
      kind: 'write',
      ...(parentId && { follows: { entity: 'customer', localId: parentId } }),
    });
  }
}

/** Invoices and bills leave when they are approved, and are voided there when they are voided here. */
@Injectable()
@ListensTo('accounting.invoices', InvoiceApproved, InvoiceVoided)
export class InvoiceListener implements EventListener<InvoiceApproved | InvoiceVoided> {
  constructor(
    private readonly planner: PushPlanner,
    private readonly invoicing: InvoicingFacade,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async handle({ name, event }: DeliveredEvent<InvoiceApproved | InvoiceVoided>): Promise<void> {
    const invoice = await this.invoicing.invoice(event.invoiceId);
    if (!invoice) return;
    const party = invoice.customerId
      ? ({ entity: 'customer', localId: invoice.customerId } as const)
      : ({ entity: 'vendor', localId: invoice.contractorId ?? '' } as const);
    await this.unitOfWork.run(() =>
      this.planner.plan({
        entity: invoice.direction === 'receivable' ? 'invoice' : 'bill',
        localId: event.invoiceId,
        version: event.version,
        kind: name === InvoiceVoided.eventName ? 'void' : 'write',
        follows: party,
      }),
    );
  }
}

/** Payments in and out that were recorded here, or spent on more invoices. */
@Injectable()
@ListensTo('accounting.payments', PaymentRecorded, PaymentAllocated, PaymentVoided)
export class PaymentListener implements EventListener<PaymentRecorded | PaymentAllocated | PaymentVoided> {
  constructor(
    private readonly planner: PushPlanner,
    private readonly invoicing: InvoicingFacade,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async handle({
    name,
    event,
  }: DeliveredEvent<PaymentRecorded | PaymentAllocated | PaymentVoided>): Promise<void> {
    const stored = (await this.invoicing.payments.readRecords([event.paymentId])).get(event.paymentId);
    if (!stored) return;
    const { direction, customerId, contractorId } = stored.record;
    const follows = customerId
      ? ({ entity: 'customer', localId: customerId } as const)
      : ({ entity: 'vendor', localId: contractorId ?? '' } as const);
    await this.unitOfWork.run(() =>
      this.planner.plan({
        entity: direction === 'received' ? 'payment' : 'bill-payment',
        localId: event.paymentId,
        version: event.version,
        kind: name === PaymentVoided.eventName ? 'void' : 'write',
        follows,
      }),
    );
  }
}

/** Contractors' approved time. */
@Injectable()
@ListensTo('accounting.time', TimeEntryApproved)
export class TimeListener implements EventListener<TimeEntryApproved> {
  constructor(
    private readonly planner: PushPlanner,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async handle({ event }: DeliveredEvent<TimeEntryApproved>): Promise<void> {
    await this.unitOfWork.run(() =>
      this.planner.plan({
        entity: 'time-activity',
        localId: event.timeEntryId,
        version: event.version,
        kind: 'write',
      }),
    );
  }
}
