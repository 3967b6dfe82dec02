import { PartialType } from '@nestjs/swagger';
import { Id, Instant, ListOf, OneOf, Text, Whole } from '#platform';
import {
  COMMUNICATION_KINDS,
  type CommunicationDirection,
  type CommunicationKind,
  DIRECTIONS,
} from '../domain/communication.js';

export class CreateCommunicationBody {
  @OneOf(COMMUNICATION_KINDS, { optional: true, description: 'note unless given.' })
  kind?: CommunicationKind;

  @OneOf(DIRECTIONS, { optional: true, description: 'internal unless given.' })
  direction?: CommunicationDirection;

  @Text({ max: 40, example: '2026-11-21T14:30:00-05:00', description: 'When it was, with the offset.' })
  happenedAt!: string;

  @Text({ max: 200 })
  subject!: string;

  @Text({ optional: true, nullable: true, max: 20_000 })
  body?: string | null;

  @Id({ optional: true, nullable: true, description: 'The contact it was with.' })
  contactId?: string | null;
}

export class ChangeCommunicationBody extends PartialType(CreateCommunicationBody) {
  @Whole({ min: 1, description: 'The version you have seen; a newer one refuses the change (409).' })
  version!: number;
}

export class CommunicationAnswer {
  @Id()
  id!: string;

  @OneOf(COMMUNICATION_KINDS)
  kind!: CommunicationKind;

  @OneOf(DIRECTIONS)
  direction!: CommunicationDirection;

  @Instant({ example: '2026-11-21T19:30:00.000Z' })
  happenedAt!: string;

  @Text()
  subject!: string;

  @Text({ nullable: true, max: 20_000 })
  body!: string | null;

  @Id({ nullable: true })
  contactId!: string | null;

  @Id({ nullable: true })
  authorId!: string | null;

  @Text({ nullable: true })
  authorName!: string | null;

  @Whole({ min: 1 })
  version!: number;

  @Instant({ example: '2026-11-21T20:05:12.345Z' })
  createdAt!: string;

  @Instant({ example: '2026-11-21T20:05:12.345Z' })
  updatedAt!: string;
}

export class CommunicationPage {
  @ListOf(() => CommunicationAnswer)
  items!: CommunicationAnswer[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}
