import { Flag, Id, Ids, Instant, ListOf, OneOf, Text } from '#platform';
import { CHECKPOINT_STATUSES, type CheckpointStatus } from '../domain/checkpoint.js';

export class CheckpointBody {
  @Text({ max: 200 })
  name!: string;

  @Text({ optional: true, nullable: true, max: 4000 })
  instructions?: string | null;

  @Flag({ optional: true, description: 'The job cannot be completed until it is passed; true unless given.' })
  isBlocking?: boolean;

  @Flag({ optional: true, description: 'It cannot be passed without a photo; false unless given.' })
  needsPhoto?: boolean;
}

export class PassCheckBody {
  @Text({ optional: true, nullable: true, max: 4000 })
  note?: string | null;

  @Ids({ optional: true, max: 50, description: 'Photos that prove it, sent to /files before.' })
  fileIds?: string[];
}

export class FailCheckBody {
  @Text({ max: 4000, description: 'What is wrong.' })
  note!: string;

  @Ids({ optional: true, max: 50, description: 'Photos that prove it, sent to /files before.' })
  fileIds?: string[];
}

export class CheckpointAnswer {
  @Id()
  id!: string;

  @Text({ max: 200 })
  name!: string;

  @Text({ nullable: true, max: 4000 })
  instructions!: string | null;

  @Flag()
  isBlocking!: boolean;

  @Flag()
  needsPhoto!: boolean;

  @OneOf(CHECKPOINT_STATUSES)
  status!: CheckpointStatus;

  @Text({ nullable: true, max: 4000 })
  note!: string | null;

  @Text({ nullable: true })
  decidedByName!: string | null;

  @Instant({ nullable: true })
  decidedAt!: string | null;

  @Ids()
  fileIds!: string[];
}

export class CheckpointList {
  @ListOf(() => CheckpointAnswer)
  items!: CheckpointAnswer[];
}
