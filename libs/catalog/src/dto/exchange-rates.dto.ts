import { Day, OneOf, Quantity, Text } from '#platform';

export const FOREIGN_CURRENCIES = [
  'AUD',
  'BRL',
  'CHF',
  'CNY',
  'EUR',
  'GBP',
  'HKD',
  'IDR',
  'INR',
  'JPY',
  'KRW',
  'MXN',
  'NOK',
  'NZD',
  'PEN',
  'SAR',
  'SEK',
  'SGD',
  'TRY',
  'TWD',
  'USD',
  'ZAR',
] as const;

export class ExchangeRateQuery {
  @OneOf(FOREIGN_CURRENCIES, { description: 'A currency that the Bank of Canada publishes.' })
  currency!: string;

  @OneOf(['CAD', 'USD'], {
    optional: true,
    description: "The organization's own currency; CAD when left out.",
  })
  home?: 'CAD' | 'USD';

  @Day({ description: "The document's day." })
  day!: string;
}

export class ExchangeRateAnswer {
  @Text({ example: 'USD' })
  currency!: string;

  @Text({ example: 'CAD', description: "The organization's own currency." })
  home!: string;

  @Quantity({ example: '1.4021', description: 'What one unit is worth at home.' })
  rate!: string;

  @Day({ description: 'The business day that the rate was published for.' })
  rateDate!: string;

  @Text({ example: 'Bank of Canada' })
  source!: string;
}
