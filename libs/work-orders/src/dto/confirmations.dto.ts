import { Id, Instant, ListOf, OneOf, PageQuery, Text, Whole } from '#platform';
import { CONFIRMATION_STATES, type Confirmation, type ConfirmationState } from '../domain/confirmation.js';

export class ConfirmationsQuery extends PageQuery {
  @OneOf(CONFIRMATION_STATES, { optional: true })
  state?: ConfirmationState;

  @Id({ optional: true, description: 'Of this sender.' })
  sourceId?: string;

  @Id({ optional: true, description: 'Of this work order.' })
  workOrderId?: string;
}

export class ConfirmationAnswer implements Confirmation {
  @Id()
  id!: string;

  @Id()
  workOrderId!: string;

  @Text()
  workOrderNumber!: string;

  @Id()
  sourceId!: string;

  @Text()
  sourceName!: string;

  @Text({ description: 'What happened to the work order.', example: 'acknowledged' })
  happened!: string;

  @Whole({ min: 1, description: 'The version of the work order when it happened.' })
  version!: number;

  @OneOf(CONFIRMATION_STATES, { description: 'A parked one waits for a person.' })
  state!: ConfirmationState;

  @Whole()
  attempts!: number;

  @Whole({ nullable: true, description: 'The HTTP status of the last answer.' })
  lastStatus!: number | null;

  @Text({ nullable: true, max: 1000, description: 'Why it was not heard.' })
  cause!: string | null;

  @Text({ nullable: true, max: 1000, description: 'What to do about it.' })
  fix!: string | null;

  @Instant()
  createdAt!: string;

  @Instant({ nullable: true })
  lastAttemptAt!: string | null;

  @Instant({ nullable: true })
  deliveredAt!: string | null;
}

export class ConfirmationPage {
  @ListOf(() => ConfirmationAnswer)
  items!: ConfirmationAnswer[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}

export class RetriedAnswer {
  @Whole({ description: 'How many wait again.' })
  retried!: number;
}
