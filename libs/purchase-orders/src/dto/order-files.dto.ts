import { Amount, Flag, FlagInQuery, Id, ListOf, OneOf, Text, Whole } from '#platform';
import { IMPORT_FIELDS, type ImportField } from '../domain/import/import-columns.js';
import { DIRECTIONS, type PurchaseOrderDirection } from '../domain/purchase-order.js';
import { PurchaseOrdersQuery } from './purchase-orders.dto.js';

export const FILE_FORMATS = ['csv', 'xlsx'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

export class OrderFileQuery {
  @OneOf(FILE_FORMATS, { optional: true, description: 'csv unless given.' })
  format: FileFormat = 'csv';
}

export class OrdersFileQuery extends PurchaseOrdersQuery {
  @OneOf(FILE_FORMATS, { optional: true, description: 'csv unless given.' })
  format: FileFormat = 'csv';
}

export class OrderPdfQuery {
  @OneOf(['en', 'fr'], { optional: true, description: "The organization's language unless given." })
  language?: 'en' | 'fr';
}

export class ImportOrdersQuery {
  @OneOf(DIRECTIONS, { optional: true, description: 'Whose orders they are; customer unless given.' })
  direction: PurchaseOrderDirection = 'customer';

  @Text({
    optional: true,
    max: 4000,
    example: 'Art.=item;Preis=unitPrice',
    description: `What columns are, where their headings do not say: heading=field, separated by semicolons. Fields: ${IMPORT_FIELDS.join(', ')}.`,
  })
  columns?: string;

  @Id({
    optional: true,
    description:
      'A published field mapping (purchase-order-lines) that says what the rows mean, instead of columns.',
  })
  mappingId?: string;

  @FlagInQuery({ optional: true, description: 'Keep them as drafts.' })
  draft?: boolean;

  @FlagInQuery({ optional: true, description: 'Leave out orders whose number is there already.' })
  skipExisting?: boolean;

  @FlagInQuery({
    optional: true,
    description:
      'Enter the orders without a wrong row and leave out the others, instead of refusing the file.',
  })
  onlyGood?: boolean;
}

export class RecognisedColumnAnswer {
  @Text()
  header!: string;

  @OneOf(IMPORT_FIELDS, { nullable: true, description: 'Null: not used.' })
  field!: ImportField | null;
}

export class ImportedOrderAnswer {
  @Id({ nullable: true, description: 'Null in a preview.' })
  id!: string | null;

  @Whole({ description: 'Of the file, as a person counts.' })
  row!: number;

  @Text()
  number!: string;

  @Text()
  party!: string;

  @Whole()
  lineCount!: number;

  @Text({ example: 'CAD' })
  currency!: string;

  @Amount()
  total!: string;
}

export class SkippedOrderAnswer {
  @Whole()
  row!: number;

  @Text()
  number!: string;

  @Id()
  existingId!: string;
}

export class RowErrorAnswer {
  @Whole({ description: 'Of the file, as a person counts.' })
  row!: number;

  @Text({ nullable: true, description: 'The heading; null when it is about the whole row.' })
  column!: string | null;

  @Text({ max: 1000 })
  message!: string;

  @Text({ nullable: true, max: 1000 })
  fix!: string | null;
}

export class ImportReportAnswer {
  @Flag({ description: 'Nothing stands in the way of importing it.' })
  isGood!: boolean;

  @ListOf(() => RecognisedColumnAnswer)
  columns!: RecognisedColumnAnswer[];

  @ListOf(() => ImportedOrderAnswer)
  orders!: ImportedOrderAnswer[];

  @ListOf(() => SkippedOrderAnswer)
  skipped!: SkippedOrderAnswer[];

  @ListOf(() => RowErrorAnswer, { description: 'The first thousand.' })
  errors!: RowErrorAnswer[];

  @Whole({ description: 'All of them.' })
  errorCount!: number;

  @ListOf(() => RowErrorAnswer, {
    description: 'The first thousand: what a mapping warns of, and orders that may be there already.',
  })
  warnings!: RowErrorAnswer[];

  @Whole({ description: 'All of them.' })
  warningCount!: number;
}
