import type { DataEventDetails, DataEventType, PublicRecords, RecordOf } from '#notifications';
import type { DomainEvent, EventType } from '#platform';

/** What programs outside are told of an event of the house. */
export interface Told<T extends DataEventType = DataEventType> {
  type: T;
  recordId: string;
  details?: DataEventDetails;
  /** The record, where the event itself says all there is. Otherwise it is read. */
  data?: PublicRecords[RecordOf<T>];
}

/** An event of the house and what it is outside. */
export interface Telling {
  event: EventType;
  told: (event: DomainEvent) => Told | undefined;
}

export function telling<E extends DomainEvent>(
  event: EventType<E>,
  told: (event: E) => Told | undefined,
): Telling {
  return { event, told: told as Telling['told'] };
}
