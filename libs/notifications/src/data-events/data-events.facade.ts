import { Injectable } from '@nestjs/common';
import { requireScope, UnitOfWork } from '#platform';
import { OutsideDeliveries } from '../commands/outside-deliveries.js';
import { WebhookEndpointsRepository } from '../webhook-endpoints.repository.js';
import { bodyOf, type DataEventDetails } from './data-event-body.js';
import { type DataEventType, dataEventSpec, type RecordOf } from './data-event-types.js';
import { DataEventsRepository } from './data-events.repository.js';
import type { PublicRecords } from './public-records.js';

/** A record as programs outside may see it, with its version; null where it has none. */
export interface ShownRecord<T extends DataEventType = DataEventType> {
  version: number | null;
  data: PublicRecords[RecordOf<T>];
}

/** Something that happened to a record, for programs that want to know. */
export interface DataEventNews<T extends DataEventType = DataEventType> {
  /** The same whenever the same occurrence is told again. */
  id: string;
  type: T;
  recordId: string;
  /** ISO 8601. */
  occurredAt: string;
  details?: DataEventDetails;
  /** Reads the record now; undefined when it is gone. */
  read: () => Promise<ShownRecord<T> | undefined>;
}

/** What other modules may tell programs outside about records. */
@Injectable()
export class DataEvents {
  constructor(
    private readonly events: DataEventsRepository,
    private readonly endpoints: WebhookEndpointsRepository,
    private readonly outside: OutsideDeliveries,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Whether this organization has a program that wants to hear of records, be it switched off at the moment. */
  isAnybodyThere(): Promise<boolean> {
    return this.endpoints.areThereForRecords();
  }

  /**
   * Writes an event down, once, and queues it for every program that chose its type. The record is read while no other
   * event of it can be written, so that the event with the highest sequence always has the newest data.
   */
  async tell<T extends DataEventType>(news: DataEventNews<T>): Promise<void> {
    const { organizationId } = requireScope();
    const { id, type, recordId, occurredAt, details, read } = news;
    await this.unitOfWork.run(async () => {
      const told = await this.events.lock({ type: dataEventSpec(type).record, id: recordId });
      if (await this.events.isTold(id)) return;
      const shown = await read();
      if (!shown) return;
      const body = bodyOf({
        id,
        type,
        recordId,
        occurredAt,
        organizationId,
        details,
        ...shown,
        sequence: told + 1,
      });
      await this.events.add(body);
      await this.outside.tellPrograms(body);
    });
  }
}
