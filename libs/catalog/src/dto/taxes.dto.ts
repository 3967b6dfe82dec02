import { Day, Flag, Id, ListOf, Quantity, Text, Whole } from '#platform';
import { ReferenceAnswer, ReferencePage } from './reference-list.dto.js';

export class TaxRatePeriodAnswer {
  @Quantity({ example: '14' })
  percent!: string;

  @Day({ nullable: true, description: 'First day; null when it always held.' })
  from!: string | null;

  @Day({ nullable: true, description: 'Last day; null when it still holds.' })
  to!: string | null;
}

export class TaxRateAnswer extends ReferenceAnswer {
  @Text({ nullable: true })
  description!: string | null;

  @Quantity({ example: '9.975', description: 'In force now.' })
  percent!: string;

  @Text({ nullable: true, description: 'Who the tax is paid to.' })
  agency!: string | null;

  @ListOf(() => TaxRatePeriodAnswer)
  history!: TaxRatePeriodAnswer[];
}

export class TaxRatePage extends ReferencePage {
  @ListOf(() => TaxRateAnswer)
  items!: TaxRateAnswer[];
}

export class TaxCodeRateAnswer {
  @Id()
  taxRateId!: string;

  @Text()
  name!: string;

  @Quantity({ example: '9.975', description: 'In force now.' })
  percent!: string;

  @Whole({ description: 'Rates apply in this order.' })
  order!: number;

  @Flag({ description: 'Charged on the price and the taxes before it.' })
  onTax!: boolean;
}

export class TaxCodeAnswer extends ReferenceAnswer {
  @Text({ nullable: true })
  description!: string | null;

  @Flag()
  taxable!: boolean;

  @ListOf(() => TaxCodeRateAnswer)
  salesRates!: TaxCodeRateAnswer[];

  @ListOf(() => TaxCodeRateAnswer)
  purchaseRates!: TaxCodeRateAnswer[];
}

export class TaxCodePage extends ReferencePage {
  @ListOf(() => TaxCodeAnswer)
  items!: TaxCodeAnswer[];
}
