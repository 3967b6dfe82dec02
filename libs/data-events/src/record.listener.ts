import { Inject, Injectable } from '@nestjs/common';
import { CreditApplied, PaymentAllocated, PaymentRecorded } from '#invoicing';
import type { Clock } from '#kernel';
import { DataEvents, recordOf } from '#notifications';
import {
  CLOCK,
  type DeliveredEvent,
  type DomainEvent,
  type EventListener,
  type JobContext,
  ListensTo,
} from '#platform';
import { derivedId } from './derived-id.js';
import { MoneyRecords, type Settlement } from './records/money-records.js';
import { RecordReader } from './records/record-reader.js';
import { TOLD_EVENTS, toldOf } from './tellings/tellings.js';

/** What may leave nothing owed of an invoice. */
const SETTLING: readonly string[] = [PaymentRecorded, PaymentAllocated, CreditApplied].map(
  ({ eventName }) => eventName,
);

/**
 * Passes on to programs outside what happens in the house. A job that runs again tells nothing twice: its id is that of
 * the event. Of an organization without such programs nothing is kept.
 */
@Injectable()
@ListensTo('data-events.records', ...TOLD_EVENTS)
export class RecordListener implements EventListener<DomainEvent> {
  constructor(
    private readonly dataEvents: DataEvents,
    private readonly reader: RecordReader,
    private readonly money: MoneyRecords,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async handle({ name, event }: DeliveredEvent<DomainEvent>, { jobId, sentAt }: JobContext): Promise<void> {
    const told = toldOf(name, event);
    if (!told || !(await this.dataEvents.isAnybodyThere())) return;
    const { type, recordId, details, data } = told;
    const occurredAt = sentAt ?? this.clock.now().toISOString();
    await this.dataEvents.tell({
      ...{ id: jobId, type, recordId, occurredAt, details },
      read: async () => (data ? { version: null, data } : this.reader.read(recordOf(type), recordId)),
    });
    if (SETTLING.includes(name)) await this.tellOfPaid(event, occurredAt);
  }

  /** Whichever of several payments is heard of first: of one version of an invoice it is told once that it is paid. */
  private async tellOfPaid(event: DomainEvent, occurredAt: string): Promise<void> {
    for (const recordId of new Set(await this.money.paidBy(event as Settlement))) {
      const invoice = await this.money.paidInvoice(recordId);
      if (!invoice) continue;
      const id = derivedId(`invoice.paid.v1 ${recordId} ${invoice.version}`);
      await this.dataEvents.tell({
        ...{ id, type: 'invoice.paid.v1', recordId, occurredAt },
        // It may have been opened again since.
        read: () => this.money.paidInvoice(recordId),
      });
    }
  }
}
