import { ApiProperty, PickType } from '@nestjs/swagger';
import { SUPPLY_KINDS } from '#catalog';
import { Flag, Id, ListOf, OneOf, Quantity, Text } from '#platform';
import { TAX_DECIDERS } from '../domain/tax-reason.js';
import { InvoiceAnswer } from './invoice-answers.dto.js';

export class UsualTaxAnswer {
  @Text({ example: 'HST' })
  name!: string;

  @Quantity({ example: '13' })
  percent!: string;
}

export class TaxReasonAnswer {
  @ApiProperty({ type: 'integer', isArray: true, description: 'The lines that it speaks of.' })
  lineNumbers!: number[];

  @Id({ nullable: true, description: 'What they are taxed with; null for no tax.' })
  taxCodeId!: string | null;

  @Text({ nullable: true })
  taxCodeName!: string | null;

  @OneOf(TAX_DECIDERS, { description: 'What decides the usual tax.' })
  decidedBy!: string;

  @OneOf(SUPPLY_KINDS, { description: 'What the lines count as.' })
  supply!: string;

  @Text({ nullable: true, example: 'ON', description: 'Where the supply is made; null outside Canada.' })
  province!: string | null;

  @Text({ nullable: true, example: 'US', description: 'Outside Canada only.' })
  country!: string | null;

  @OneOf(['site', 'customer', 'home'], { description: 'What told the place.' })
  knownBy!: string;

  @ListOf(() => UsualTaxAnswer, { description: 'What the law usually puts on it that day.' })
  usual!: UsualTaxAnswer[];

  @Flag({ description: 'Whether the lines are taxed so.' })
  isUsual!: boolean;

  @Id({ nullable: true, description: 'The code that charges exactly the usual; null when there is none.' })
  usualCodeId!: string | null;

  @Text({ nullable: true })
  usualCodeName!: string | null;
}

/** What the invoice would say if it was saved now. */
export class InvoicePreviewAnswer extends PickType(InvoiceAnswer, [
  'invoiceDate',
  'dueDate',
  'termId',
  'currency',
  'exchangeRate',
  'exchangeRateDate',
  'subtotal',
  'discountAmount',
  'taxAmount',
  'total',
  'homeTotal',
  'lines',
  'taxBreakdown',
]) {
  @ListOf(() => TaxReasonAnswer, { description: 'Why the lines of a sale are taxed so.' })
  taxReasons!: TaxReasonAnswer[];
}
