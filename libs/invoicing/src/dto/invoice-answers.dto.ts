import {
  Amount,
  Day,
  Flag,
  Id,
  Instant,
  Json,
  ListOf,
  Nested,
  OneOf,
  Quantity,
  Text,
  Whole,
} from '#platform';
import { INVOICE_STATUSES } from '../domain/invoice-states.js';
import { EvidenceAnswer } from './extras.dto.js';
import { InvoiceHeadAnswer } from './invoice-head.dto.js';
import { MoneyLineAnswer } from './money-line.dto.js';

export class InvoiceSummaryAnswer extends InvoiceHeadAnswer {
  @OneOf(INVOICE_STATUSES)
  status!: string;

  @Flag({ description: 'Past its due day with something left to pay. Derived, not a state.' })
  isOverdue!: boolean;

  @Amount({ description: 'What is still to be paid.' })
  balance!: string;

  @Text({ description: 'manual, or the accounting system it came from.' })
  source!: string;

  @Id({ nullable: true })
  createdBy!: string | null;
}

export class InvoicePage {
  @ListOf(() => InvoiceSummaryAnswer)
  items!: InvoiceSummaryAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}

export class InvoiceLineAnswer extends MoneyLineAnswer {
  @Text({ optional: true, nullable: true, description: "The item's name, of one invoice." })
  itemName?: string | null;

  @Day({ nullable: true })
  serviceDate!: string | null;

  @Id({ nullable: true, description: 'Evidence: the time that this line bills.' })
  timeEntryId!: string | null;

  @Whole({ optional: true, nullable: true, description: 'On a bill: the line of its purchase order.' })
  purchaseOrderLineNumber?: number | null;

  @OneOf(['holdback', 'deposit', 'deposit_applied'], {
    optional: true,
    nullable: true,
    description: 'What the line does besides billing work.',
  })
  role?: string | null;

  @ListOf(() => EvidenceAnswer, { optional: true, description: 'Everything that this line bills.' })
  evidence?: EvidenceAnswer[];
}

export class TaxPartAnswer {
  @Id()
  taxRateId!: string;

  @Text({ example: 'HST ON' })
  name!: string;

  @Text({ example: '13' })
  percent!: string;

  @Amount({ description: 'What the rate was applied to.' })
  taxable!: string;

  @Amount()
  amount!: string;
}

export class ProviderTotalsAnswer {
  @Amount()
  total!: string;

  @Amount()
  taxAmount!: string;

  @Amount({ description: 'Theirs minus ours.' })
  totalDifference!: string;

  @Amount()
  taxDifference!: string;
}

export class InvoiceAnswer extends InvoiceSummaryAnswer {
  @OneOf(['standard', 'progress', 'deposit', 'holdback_release'])
  kind!: string;

  @Quantity({ nullable: true, description: 'How much of the work is held back, in percent.' })
  holdbackPercent!: string | null;

  @Day({ nullable: true, description: 'When the holdback may be released.' })
  holdbackReleaseOn!: string | null;

  @Id({ nullable: true, description: 'The voided invoice that this one replaces.' })
  replacesId!: string | null;

  @Id({ nullable: true })
  purchaseOrderId!: string | null;

  @Text({
    optional: true,
    nullable: true,
    max: 500,
    description: 'Why a bill may go past its purchase order.',
  })
  orderOverrideReason?: string | null;

  @Id({ nullable: true })
  termId!: string | null;

  @Quantity({
    nullable: true,
    description: 'Home currency for one unit of the currency; null in home currency.',
  })
  exchangeRate!: string | null;

  @Day({ optional: true, nullable: true, description: 'The business day of a published rate.' })
  exchangeRateDate?: string | null;

  @Amount({ description: 'The lines before discount and tax.' })
  subtotal!: string;

  @Amount()
  discountAmount!: string;

  @Amount({ description: 'The total in home currency, at the rate of the invoice.' })
  homeTotal!: string;

  @Json({ nullable: true })
  billingAddress!: object | null;

  @Text({ nullable: true })
  email!: string | null;

  @Text({ nullable: true })
  customerMemo!: string | null;

  @Text({ nullable: true })
  privateNote!: string | null;

  @Text({ nullable: true })
  rejectionReason!: string | null;

  @Instant({ nullable: true })
  approvedAt!: string | null;

  @Id({ nullable: true })
  approvedBy!: string | null;

  @ListOf(() => InvoiceLineAnswer)
  lines!: InvoiceLineAnswer[];

  @ListOf(() => TaxPartAnswer)
  taxBreakdown!: TaxPartAnswer[];

  @Nested(() => ProviderTotalsAnswer, { nullable: true, description: "The accounting system's own figures." })
  providerTotals!: ProviderTotalsAnswer | null;

  @Instant()
  createdAt!: string;

  @Instant()
  updatedAt!: string;
}
