import { Id, Instant, ListOf, OneOf, Text, Whole } from '#platform';
import { JOB_FILE_KINDS, type JobFileKind } from '../domain/job-file.js';

export class AttachFileBody {
  @Id({ description: 'Sent to /files before.' })
  fileId!: string;

  @OneOf(JOB_FILE_KINDS)
  kind!: JobFileKind;

  @Text({ optional: true, nullable: true, max: 1000 })
  caption?: string | null;
}

export class JobFileAnswer {
  @Id()
  fileId!: string;

  @Text()
  name!: string;

  @Text()
  mediaType!: string;

  @Whole({ description: 'Bytes.' })
  size!: number;

  @OneOf(JOB_FILE_KINDS)
  kind!: JobFileKind;

  @Text({ nullable: true, max: 1000 })
  caption!: string | null;

  @Id({ nullable: true, description: 'The quality check that it proves.' })
  checkpointId!: string | null;

  @Instant()
  at!: string;
}

export class JobFileList {
  @ListOf(() => JobFileAnswer)
  items!: JobFileAnswer[];
}
