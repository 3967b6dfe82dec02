import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsOptional, IsString, IsUrl, MaxLength } from 'class-validator';
import { Flag, Id, ListOf, Nested, OneOf, Quantity, Text } from '#platform';
import { PRINT_METHODS, type PrintMethod } from '../domain/line-specifications.js';

const Colours = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: [String], required: false, maxItems: 24, example: ['PMS 186 C', 'white'] }),
    IsOptional(),
    IsArray(),
    ArrayMaxSize(24),
    IsString({ each: true }),
    MaxLength(60, { each: true }),
  );

/** An address that a person opens; nothing here ever fetches it. */
const WebAddress = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: String, format: 'uri', required: false, nullable: true, maxLength: 2000 }),
    IsOptional(),
    IsUrl(
      { protocols: ['https', 'http'], require_protocol: true },
      { message: '$property must be a web address' },
    ),
    MaxLength(2000),
  );

export class PrintLocationBody {
  @Text({ max: 60, example: 'left chest' })
  position!: string;

  @Quantity({ optional: true, nullable: true, example: '90' })
  widthMm?: string | null;

  @Quantity({ optional: true, nullable: true, example: '75' })
  heightMm?: string | null;

  @Colours()
  colours?: string[];
}

export class PrintSpecificationBody {
  @OneOf(PRINT_METHODS)
  method!: PrintMethod;

  @ListOf(() => PrintLocationBody, { min: 1, max: 20 })
  locations!: PrintLocationBody[];

  @Id({ optional: true, nullable: true, description: 'A stored file.' })
  artworkFileId?: string | null;

  @WebAddress()
  artworkUrl?: string | null;

  @Flag({ optional: true, description: 'The customer approves a proof before work begins.' })
  proofRequired?: boolean;

  @Text({ optional: true, nullable: true, max: 2000 })
  notes?: string | null;
}

export class ProductionSpecificationBody {
  @Text({ optional: true, nullable: true, max: 60, example: 'bending' })
  workCentre?: string | null;

  @Text({ optional: true, nullable: true, max: 200, example: '304 stainless, 2 mm' })
  material?: string | null;

  @Text({ optional: true, nullable: true, max: 200 })
  finish?: string | null;

  @Text({ optional: true, nullable: true, max: 100 })
  drawingNumber?: string | null;

  @Text({ optional: true, nullable: true, max: 20 })
  drawingRevision?: string | null;

  @Quantity({ optional: true, nullable: true, example: '0.1' })
  toleranceMm?: string | null;

  @Text({ optional: true, nullable: true, max: 2000 })
  notes?: string | null;
}

export class LineSpecificationsBody {
  @Nested(() => PrintSpecificationBody, { optional: true, nullable: true })
  print?: PrintSpecificationBody | null;

  @Nested(() => ProductionSpecificationBody, { optional: true, nullable: true })
  production?: ProductionSpecificationBody | null;
}
