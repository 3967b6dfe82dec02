import { type DataEventType, dataEventSpec, type RecordOf } from './data-event-types.js';
import { type PublicRecords, RECORD_PATHS, type RecordType } from './public-records.js';
import { RECORD_EXAMPLES } from './record-examples.js';

export type DataEventDetails = Readonly<Record<string, string | number | boolean | null>>;

/** What is signed and sent. The keys of the envelope are those of every webhook, whatever its type. */
export interface DataEventBody {
  /** The `webhook-id`: the same in every copy. */
  id: string;
  type: DataEventType;
  occurredAt: string;
  organizationId: string;
  subject: {
    type: RecordType;
    id: string;
    /** Of the record, as `data` shows it; null for what has none. */
    version: number | null;
    /** Counts the events of this record, chosen or not, from 1 without gaps. `data` of a higher number is never older. */
    sequence: number;
    path: string | null;
  };
  /** The record as it was when this was written down, which may be a moment after it happened. */
  data: PublicRecords[RecordType];
  details: DataEventDetails;
  /** Nothing happened: a person wanted to see whether messages arrive. */
  isTest?: true;
}

export interface DataEventParts<T extends DataEventType = DataEventType> {
  id: string;
  type: T;
  occurredAt: string;
  organizationId: string;
  recordId: string;
  version: number | null;
  sequence: number;
  data: PublicRecords[RecordOf<T>];
  details?: DataEventDetails | undefined;
}

export function bodyOf({
  recordId,
  version,
  sequence,
  data,
  details = {},
  ...head
}: DataEventParts): DataEventBody {
  const { record } = dataEventSpec(head.type);
  const path = RECORD_PATHS[record]?.replace('{id}', recordId) ?? null;
  return { ...head, subject: { type: record, id: recordId, version, sequence, path }, data, details };
}

/** An event of this type as it would come, about nothing that exists. */
export function exampleOf(
  type: DataEventType,
  { id, occurredAt, organizationId }: Pick<DataEventBody, 'id' | 'occurredAt' | 'organizationId'>,
): DataEventBody {
  const { record, details } = dataEventSpec(type);
  const data = RECORD_EXAMPLES[record];
  const version =
    record === 'sync_run' || record === 'sync_conflict' || record === 'reconciliation' ? null : 3;
  return bodyOf({
    ...{ id, type, occurredAt, organizationId, version, details },
    ...{ recordId: data.id, sequence: 1, data },
  });
}

/** Tells a data event from a notification, which has the same envelope. */
export function isDataEventBody(body: object): body is DataEventBody {
  return 'occurredAt' in body;
}
