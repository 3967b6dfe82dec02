import { Injectable } from '@nestjs/common';
import { SyncRunFinished, SyncRunProgressed } from '#accounting';
import {
  InvoiceApproved,
  InvoiceRejected,
  InvoiceSubmitted,
  InvoiceVoided,
  PaymentAllocated,
  PaymentRecorded,
  PaymentVoided,
} from '#invoicing';
import {
  JobChanged,
  JobCompleted,
  JobCreated,
  JobInvoiced,
  JobMoved,
  JobProgressed,
  JobShipped,
  JobSplit,
} from '#jobs';
import type { LiveEventName } from '#kernel';
import {
  type DeliveredEvent,
  type DomainEvent,
  type EventListener,
  type JobContext,
  ListensTo,
} from '#platform';
import type { Family } from '../domain/live-families.js';
import { LiveEventsRepository } from '../live/live-events.repository.js';

/** Which event of a module is which event of the sockets. The screens ask for the document; the event says which. */
const TOLD: Record<string, [LiveEventName, Family]> = {
  [InvoiceSubmitted.eventName]: ['invoice:submitted', 'invoices'],
  [InvoiceApproved.eventName]: ['invoice:approved', 'invoices'],
  [InvoiceRejected.eventName]: ['invoice:rejected', 'invoices'],
  [InvoiceVoided.eventName]: ['invoice:voided', 'invoices'],
  [PaymentRecorded.eventName]: ['invoice:payment_recorded', 'invoices'],
  [PaymentAllocated.eventName]: ['invoice:payment_allocated', 'invoices'],
  [PaymentVoided.eventName]: ['invoice:payment_voided', 'invoices'],
  [JobCreated.eventName]: ['job:created', 'jobs'],
  [JobChanged.eventName]: ['job:changed', 'jobs'],
  [JobMoved.eventName]: ['job:moved', 'jobs'],
  [JobProgressed.eventName]: ['job:progressed', 'jobs'],
  [JobCompleted.eventName]: ['job:completed', 'jobs'],
  [JobInvoiced.eventName]: ['job:invoiced', 'jobs'],
  [JobShipped.eventName]: ['job:shipped', 'jobs'],
  [JobSplit.eventName]: ['job:split', 'jobs'],
  [SyncRunProgressed.eventName]: ['sync:progressed', 'sync'],
  [SyncRunFinished.eventName]: ['sync:finished', 'sync'],
};

/** Passes on what happens to invoices, payments, jobs and syncs, as it is. */
@Injectable()
@ListensTo(
  'tracking.documents',
  ...[InvoiceSubmitted, InvoiceApproved, InvoiceRejected, InvoiceVoided],
  ...[PaymentRecorded, PaymentAllocated, PaymentVoided],
  ...[JobCreated, JobChanged, JobMoved, JobProgressed, JobCompleted, JobInvoiced, JobShipped, JobSplit],
  ...[SyncRunProgressed, SyncRunFinished],
)
export class DocumentListener implements EventListener<DomainEvent> {
  constructor(private readonly stream: LiveEventsRepository) {}

  async handle({ name, event }: DeliveredEvent<DomainEvent>, { jobId }: JobContext): Promise<void> {
    const told = TOLD[name];
    if (!told) return;
    const [socketName, family] = told;
    await this.stream.append([{ name: socketName, audience: { family }, data: event }], jobId);
  }
}
