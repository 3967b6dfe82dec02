import { Flag, Id, InstantInQuery, Json, ListOf, OneOf, Text, Whole } from '#platform';
import { exampleOf } from '../data-events/data-event-body.js';
import { DATA_EVENT_TYPES, type DataEventType, dataEventSpec } from '../data-events/data-event-types.js';

const EXAMPLE = {
  id: '019abf2c-0000-7000-8000-0000000000e1',
  occurredAt: '2026-11-25T15:04:05.678Z',
  organizationId: '019abf2c-0000-7000-8000-0000000000a1',
};

export class DataEventTypeAnswer {
  @OneOf(DATA_EVENT_TYPES)
  type!: DataEventType;

  @Text({ description: 'The kind of record that it is about.', example: 'invoice' })
  record!: string;

  @Text({ description: 'What happened.' })
  description!: string;

  @Json({ description: 'A body as it would be signed and sent.' })
  example!: object;

  static of(type: DataEventType): DataEventTypeAnswer {
    const { record, told } = dataEventSpec(type);
    return { type, record, description: told, example: exampleOf(type, EXAMPLE) };
  }
}

export class DataEventTypeList {
  @ListOf(() => DataEventTypeAnswer)
  items!: DataEventTypeAnswer[];
}

export class SendTestEventBody {
  @OneOf(DATA_EVENT_TYPES, {
    optional: true,
    description: 'Unless given: the first event that the endpoint chose.',
  })
  type?: DataEventType;
}

export class ReplaySinceBody {
  @InstantInQuery({ description: 'Everything from this moment on.' })
  since!: string;

  @Flag({ optional: true, description: 'Leave out what has arrived.' })
  onlyMissing?: boolean;
}

export class ReplaySinceAnswer {
  @Id()
  id!: string;

  @Whole({
    nullable: true,
    description:
      'How many are sent again; null where so much happened since that they are not counted before.',
  })
  messages!: number | null;
}
