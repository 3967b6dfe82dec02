import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayNotEmpty, IsArray, IsIn, IsOptional } from 'class-validator';
import { Amount, Day, Flag, Id, ListOf, OneOf, Quantity, Text } from '#platform';
import { SOURCES, type Source } from '../domain/unbilled.js';
import { EvidenceAnswer } from './extras.dto.js';
import { InvoiceTermsBody } from './invoice-terms.dto.js';

const Sources = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: String, isArray: true, enum: SOURCES, required: false, description }),
    IsOptional(),
    IsArray(),
    ArrayNotEmpty(),
    IsIn(SOURCES, { each: true, message: `$property must be some of: ${SOURCES.join(', ')}` }),
  );

/** What an invoice is made of. */
export class SourcesBody extends InvoiceTermsBody {
  @Sources('What to bill. Left out: as the route says, unless everything is asked for.')
  sources?: Source[];

  @Flag({
    optional: true,
    description:
      'All that is not billed yet; material only where no price of the job holds it already. Wins over sources.',
  })
  everything?: boolean;
}

export class UnbilledQuery {
  @Day({ optional: true, description: 'The first day of work and costs.' })
  from?: string;

  @Day({ optional: true, description: 'The last day of work and costs.' })
  to?: string;
}

export class UnbilledLineAnswer {
  @Id({ nullable: true })
  itemId!: string | null;

  @Text({ max: 4000 })
  description!: string;

  @Quantity()
  quantity!: string;

  @Quantity({ nullable: true, description: "Null: the item's own." })
  unitPrice!: string | null;

  @Id({ nullable: true })
  jobId!: string | null;

  @Day({ nullable: true })
  serviceDate!: string | null;

  @ListOf(() => EvidenceAnswer)
  evidence!: EvidenceAnswer[];
}

export class UnbilledPartAnswer {
  @OneOf(SOURCES)
  source!: Source;

  @Amount({ description: 'Before tax.' })
  amount!: string;

  @ListOf(() => UnbilledLineAnswer)
  lines!: UnbilledLineAnswer[];
}

export class UnbilledAnswer {
  @Text({ example: 'CAD' })
  currency!: string;

  @Amount({ description: 'Before tax.' })
  amount!: string;

  @ListOf(() => UnbilledPartAnswer)
  parts!: UnbilledPartAnswer[];
}
