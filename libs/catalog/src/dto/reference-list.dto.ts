import { Flag, FlagInQuery, Id, PageQuery, Text, Whole } from '#platform';

export class ReferenceQuery extends PageQuery {
  @Text({ optional: true, max: 100, description: 'Part of the name.' })
  q?: string;

  @FlagInQuery({ optional: true })
  active?: boolean;
}

export class ReferenceAnswer {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @Flag()
  active!: boolean;

  @Whole({ min: 1 })
  version!: number;
}

export class ReferencePage {
  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}
