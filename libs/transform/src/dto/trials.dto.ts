import { IsObject } from 'class-validator';
import { Flag, Id, Instant, Json, ListOf, Nested, Text, Whole } from '#platform';
import { MappingDefinitionBody, Records } from './definition.dto.js';
import { FieldProblemAnswer } from './mappings.dto.js';

const MOST_PREVIEWED = 50;

export class PreviewMappingBody {
  @Text({ max: 60, example: 'purchase-order-lines' })
  purpose!: string;

  @Nested(() => MappingDefinitionBody)
  definition!: MappingDefinitionBody;

  @Records(MOST_PREVIEWED, 'What it is tried with; nothing is kept.')
  records!: Record<string, unknown>[];
}

export class TransformedAnswer {
  @Json({ description: 'What was made; complete when there are no errors.' })
  output!: object;

  @ListOf(() => FieldProblemAnswer)
  errors!: FieldProblemAnswer[];

  @ListOf(() => FieldProblemAnswer)
  warnings!: FieldProblemAnswer[];

  @Flag({ description: 'The mapping leaves such records out.' })
  isLeftOut!: boolean;
}

export class MappingPreviewAnswer {
  @ListOf(() => FieldProblemAnswer, { description: 'What keeps the mapping from being published.' })
  problems!: FieldProblemAnswer[];

  @ListOf(() => TransformedAnswer, { description: 'One for each record; none while it cannot be read.' })
  results!: TransformedAnswer[];
}

export class TryMappingBody {
  @Whole({
    optional: true,
    min: 1,
    description: 'A version; the draft, or else what is published, unless given.',
  })
  number?: number;
}

export class AddSampleBody {
  @Text({ max: 100, example: 'A line in euros' })
  name!: string;

  @Json({ description: 'As it would come in.' })
  @IsObject()
  record!: Record<string, unknown>;

  @Json({
    optional: true,
    nullable: true,
    description: 'What it should become. Publishing asks for exactly this.',
  })
  @IsObject()
  expected?: Record<string, unknown> | null;
}

export class MappingSampleAnswer {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @Json()
  record!: object;

  @Json({ nullable: true })
  expected!: object | null;

  @Instant()
  createdAt!: string;
}

export class MappingSamplesAnswer {
  @ListOf(() => MappingSampleAnswer)
  items!: MappingSampleAnswer[];
}

export class SampleDifferenceAnswer {
  @Text({ min: 0, max: 1000 })
  path!: string;

  @Json({ nullable: true })
  expected!: unknown;

  @Json({ nullable: true })
  actual!: unknown;
}

export class SampleResultAnswer extends TransformedAnswer {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @Flag({ nullable: true, description: 'Null where nothing is expected.' })
  isAsExpected!: boolean | null;

  @ListOf(() => SampleDifferenceAnswer)
  differences!: SampleDifferenceAnswer[];
}

export class MappingTrialAnswer {
  @Whole({ min: 1, description: 'The version that was tried.' })
  number!: number;

  @Flag({ description: 'Every sample of which something is expected became that.' })
  isGood!: boolean;

  @ListOf(() => SampleResultAnswer)
  samples!: SampleResultAnswer[];
}
