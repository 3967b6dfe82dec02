import { ApiProperty } from '@nestjs/swagger';
import { ListFileQuery } from '#identity';
import { Amount, Flag, Id, ListOf, Text, Whole, WholeInQuery } from '#platform';

export class SlipYearQuery {
  @WholeInQuery({ min: 2016, max: 2100, description: 'The calendar year.' })
  year!: number;
}

export class SlipListQuery extends ListFileQuery {
  @WholeInQuery({ min: 2016, max: 2100, description: 'The calendar year.' })
  year!: number;
}

export class SlipAnswer {
  @Id()
  contractorId!: string;

  @Text()
  name!: string;

  @Amount({ description: 'In Canadian dollars: with tax on a T5018, before tax on a T4A.' })
  amount!: string;

  @Flag({ description: 'A business number or a social insurance number is known.' })
  hasNumber!: boolean;

  @ApiProperty({ type: [String], description: 'What the CRA will ask about.' })
  problems!: string[];
}

export class SlipSummaryAnswer {
  @Whole()
  year!: number;

  @ListOf(() => SlipAnswer)
  slips!: SlipAnswer[];

  @Amount()
  total!: string;

  @ApiProperty({ type: [String], description: 'What we have to fill in before a file can be made.' })
  missing!: string[];
}
