import { Flag, Id, ListOf, Text, Whole } from '#platform';

export class WorkCentreBody {
  @Text({ max: 100 })
  name!: string;

  @Text({ optional: true, nullable: true, max: 1000 })
  description?: string | null;
}

export class ChangeWorkCentreBody {
  @Whole({ min: 1, description: 'The version you have seen; a newer one refuses the change (409).' })
  version!: number;

  @Text({ optional: true, max: 100 })
  name?: string;

  @Text({ optional: true, nullable: true, max: 1000 })
  description?: string | null;

  @Flag({ optional: true, description: 'Inactive ones are not offered any more.' })
  active?: boolean;
}

export class WorkCentreAnswer {
  @Id()
  id!: string;

  @Text({ max: 100 })
  name!: string;

  @Text({ nullable: true, max: 1000 })
  description!: string | null;

  @Flag()
  active!: boolean;

  @Whole({ min: 1 })
  version!: number;
}

export class WorkCentreList {
  @ListOf(() => WorkCentreAnswer)
  items!: WorkCentreAnswer[];
}
