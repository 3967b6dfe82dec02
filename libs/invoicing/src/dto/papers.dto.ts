import {
  Day,
  type DocumentLanguage,
  Email,
  Flag,
  Id,
  Instant,
  ListOf,
  Nested,
  OneOf,
  Text,
  Whole,
} from '#platform';

const LANGUAGES: readonly DocumentLanguage[] = ['en', 'fr'];

export class PaperQuery {
  @OneOf(LANGUAGES, { optional: true, description: "Default: the organization's own." })
  language?: DocumentLanguage;
}

export class EmailInvoiceBody {
  @Email({ optional: true, description: 'Default: the address on the invoice.' })
  to?: string;

  @OneOf(LANGUAGES, { optional: true, description: "Default: the organization's own." })
  language?: DocumentLanguage;

  @Text({ optional: true, max: 2000, description: 'Your own words, put before ours.' })
  message?: string;
}

export class InvoiceLinkAnswer {
  @Id()
  id!: string;

  @Text({ nullable: true })
  sentTo!: string | null;

  @OneOf(LANGUAGES)
  language!: DocumentLanguage;

  @Instant()
  createdAt!: string;

  @Instant({ nullable: true })
  firstViewedAt!: string | null;

  @Instant({ nullable: true })
  lastViewedAt!: string | null;

  @Whole({ description: 'How often it was opened.' })
  views!: number;
}

export class InvoiceLinksAnswer {
  @ListOf(() => InvoiceLinkAnswer)
  items!: InvoiceLinkAnswer[];
}

export class ProperInvoiceFindingAnswer {
  @Text()
  gap!: string;

  @Text()
  message!: string;

  @Text()
  fix!: string;
}

export class PaymentClockAnswer {
  @Day({ description: 'When the customer got it: the day it was first sent.' })
  receivedOn!: string;

  @Day({
    nullable: true,
    description: 'When something is missing: the last day for the customer to say so, which stops the clock.',
  })
  deficiencyBy!: string | null;

  @Day({ description: "The last day for the customer's notice of non-payment." })
  noticeBy!: string;

  @Day({ description: 'The last day to pay.' })
  payBy!: string;
}

export class ProperInvoiceAnswer {
  @Flag({ description: 'The work is done in Ontario, and the invoice is ours.' })
  applies!: boolean;

  @Flag()
  isProper!: boolean;

  @ListOf(() => ProperInvoiceFindingAnswer)
  findings!: ProperInvoiceFindingAnswer[];

  @Nested(() => PaymentClockAnswer, { nullable: true })
  clock!: PaymentClockAnswer | null;
}
