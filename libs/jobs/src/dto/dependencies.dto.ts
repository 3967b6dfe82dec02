import { Id, ListOf, OneOf, Text } from '#platform';
import { type JobStatus, jobStates } from '../domain/job.states.js';

export class DependencyBody {
  @Id({ description: 'The job that has to be done before.' })
  waitsForId!: string;
}

export class DependencyAnswer {
  @Id()
  id!: string;

  @Text()
  number!: string;

  @Text()
  name!: string;

  @OneOf(jobStates.states)
  status!: JobStatus;
}

export class DependencyLists {
  @ListOf(() => DependencyAnswer, { description: 'What this job waits for.' })
  before!: DependencyAnswer[];

  @ListOf(() => DependencyAnswer, { description: 'What waits for this job.' })
  after!: DependencyAnswer[];
}
