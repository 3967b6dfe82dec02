import {
  Flag,
  FlagInQuery,
  Id,
  Instant,
  Json,
  ListOf,
  Nested,
  OneOf,
  PageQuery,
  Text,
  Texts,
  Whole,
} from '#platform';
import { MappingDefinitionBody } from './definition.dto.js';

const STATUSES = ['draft', 'published', 'superseded'] as const;

export class FieldMappingsQuery extends PageQuery {
  @Text({ optional: true, max: 100, description: 'Part of the name.' })
  q?: string;

  @Text({ optional: true, max: 60 })
  purpose?: string;

  @FlagInQuery({ optional: true })
  active?: boolean;
}

export class CreateFieldMappingBody {
  @Text({ max: 100, example: 'Orders of Maple Ridge' })
  name!: string;

  @Text({ max: 60, example: 'purchase-order-lines' })
  purpose!: string;

  @Nested(() => MappingDefinitionBody)
  definition!: MappingDefinitionBody;
}

export class ChangeFieldMappingBody {
  @Whole({ min: 1, description: 'The version you have seen; a newer one refuses the change (409).' })
  version!: number;

  @Text({ omittable: true, max: 100 })
  name?: string;

  @Flag({ omittable: true, description: 'False: nothing uses it any more.' })
  active?: boolean;
}

export class SaveMappingDraftBody {
  @Whole({ min: 1, description: 'The version you have seen; a newer one refuses the change (409).' })
  version!: number;

  @Nested(() => MappingDefinitionBody)
  definition!: MappingDefinitionBody;
}

export class PublishMappingBody {
  @Whole({ min: 1, description: 'The version you have seen; a newer one refuses this (409).' })
  version!: number;
}

export class FieldMappingAnswer {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @Text()
  purpose!: string;

  @Flag()
  active!: boolean;

  @Whole({ min: 1, description: 'Grows with every change; give it back with the next.' })
  version!: number;

  @Whole({ nullable: true, min: 1, description: 'The number of the draft.' })
  draft!: number | null;

  @Whole({ nullable: true, min: 1, description: 'The number of the version in use.' })
  published!: number | null;

  @Instant()
  createdAt!: string;

  @Instant()
  updatedAt!: string;
}

export class FieldMappingPage {
  @ListOf(() => FieldMappingAnswer)
  items!: FieldMappingAnswer[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}

export class FieldProblemAnswer {
  @Text({ min: 0, max: 1000, description: 'e.g. fields.3.expression, or lines.2.quantity of a record.' })
  path!: string;

  @Text({ max: 1000 })
  message!: string;

  @Text({ max: 1000 })
  fix!: string;

  @Whole({ optional: true, description: 'Characters into the expression.' })
  at?: number;
}

export class SavedMappingAnswer extends FieldMappingAnswer {
  @ListOf(() => FieldProblemAnswer, { description: 'What keeps the draft from being published.' })
  problems!: FieldProblemAnswer[];
}

export class MappingVersionAnswer {
  @Whole({ min: 1 })
  number!: number;

  @OneOf(STATUSES)
  status!: (typeof STATUSES)[number];

  @Instant()
  createdAt!: string;

  @Text({ nullable: true })
  createdBy!: string | null;

  @Text({ nullable: true, description: 'Null for a program.' })
  createdByName!: string | null;

  @Instant({ nullable: true })
  publishedAt!: string | null;

  @Text({ nullable: true })
  publishedBy!: string | null;

  @Text({ nullable: true })
  publishedByName!: string | null;
}

export class MappingVersionPage {
  @ListOf(() => MappingVersionAnswer)
  items!: MappingVersionAnswer[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}

export class WholeMappingVersionAnswer extends MappingVersionAnswer {
  @Json({ description: 'As it was saved.' })
  definition!: object;
}

export class MappingTargetAnswer {
  @Text()
  name!: string;

  @Text({ max: 1000 })
  says!: string;

  @Flag()
  required!: boolean;
}

export class MappingPurposeAnswer {
  @Text()
  name!: string;

  @Text({ max: 1000 })
  says!: string;

  @ListOf(() => MappingTargetAnswer, { description: 'Fields that can be made; none: any.' })
  targets!: MappingTargetAnswer[];
}

export class MappingFunctionAnswer {
  @Text({ example: 'round(number, decimals?)' })
  signature!: string;

  @Text({ max: 1000 })
  says!: string;
}

export class MappingLanguageAnswer {
  @ListOf(() => MappingPurposeAnswer)
  purposes!: MappingPurposeAnswer[];

  @ListOf(() => MappingFunctionAnswer)
  functions!: MappingFunctionAnswer[];

  @Texts({ description: 'Between values, the loosest first.' })
  signs!: string[];
}
