import {
  Amount,
  Day,
  Flag,
  FlagInQuery,
  Id,
  Ids,
  ListOf,
  Nested,
  OneOf,
  PageQuery,
  Quantity,
  Text,
  Whole,
} from '#platform';
import { HOLDBACK_STATUSES, type HoldbackStatus } from '../domain/held-back.js';
import { INVOICE_STATUSES } from '../domain/invoice-states.js';
import { DepositUseBody, HoldbackBody } from './extras.dto.js';
import { InvoiceAnswer } from './invoice-answers.dto.js';
import { SourcesBody } from './unbilled.dto.js';

const GROUPINGS = ['service', 'entry'] as const;

export class BillingSettingsBody {
  @Id({ optional: true, nullable: true, description: 'Its account: the asset "holdbacks receivable".' })
  holdbackItemId?: string | null;

  @Id({ optional: true, nullable: true, description: 'Its account: the liability "customer deposits".' })
  depositItemId?: string | null;

  @Id({ optional: true, nullable: true, description: 'How deposits are taxed. Left out: as their item is.' })
  depositTaxCodeId?: string | null;

  @Id({ optional: true, nullable: true })
  freightItemId?: string | null;

  @Id({ optional: true, nullable: true, description: 'For expenses that are billed on.' })
  expenseItemId?: string | null;

  @Quantity({ optional: true, nullable: true, example: '10', description: 'Null: by province.' })
  holdbackPercent?: string | null;

  @Quantity({ optional: true, example: '15', description: 'Added to expenses and material billed on.' })
  markupPercent?: string;
}

export class BillingSettingsAnswer {
  @Id({ nullable: true })
  holdbackItemId!: string | null;

  @Id({ nullable: true })
  depositItemId!: string | null;

  @Id({ nullable: true })
  depositTaxCodeId!: string | null;

  @Id({ nullable: true })
  freightItemId!: string | null;

  @Id({ nullable: true })
  expenseItemId!: string | null;

  @Quantity({ nullable: true })
  holdbackPercent!: string | null;

  @Quantity()
  markupPercent!: string;

  @Whole()
  version!: number;
}

class PeriodBody extends SourcesBody {
  @Day({ optional: true, description: 'The first day of work and costs. Left out: since ever.' })
  from?: string;

  @Day({ optional: true, description: 'The last day of work and costs. Left out: until now.' })
  to?: string;

  @Id({ optional: true, description: 'Only work on this job.' })
  jobId?: string;

  @OneOf(GROUPINGS, { optional: true, description: 'Left out: a line for each service, job and rate.' })
  groupBy?: (typeof GROUPINGS)[number];

  @Id({ optional: true, description: "For every line. Left out: the item's own." })
  taxCodeId?: string;

  @Nested(() => HoldbackBody, { optional: true })
  holdback?: HoldbackBody;
}

export class BillCustomerBody extends PeriodBody {
  @Text({ optional: true, max: 1000 })
  customerMemo?: string;

  @ListOf(() => DepositUseBody, { optional: true, max: 20 })
  deposits?: DepositUseBody[];

  @Amount({ optional: true })
  freight?: string;
}

export class BillContractorBody extends PeriodBody {
  @Text({ max: 60, description: 'The number on the bill.' })
  number!: string;
}

export class AskDepositBody {
  @Amount({ description: 'Before tax.' })
  amount!: string;

  @Text({ optional: true, max: 1000 })
  description?: string;

  @Id({ optional: true })
  jobId?: string;

  @Id({ optional: true, description: 'Left out: as the billing settings say.' })
  taxCodeId?: string;

  @Day({ optional: true })
  invoiceDate?: string;

  @Day({ optional: true })
  dueDate?: string;

  @Id({ optional: true })
  termId?: string;

  @Quantity({ optional: true, example: '1.3712' })
  exchangeRate?: string;

  @Text({ optional: true, max: 1000 })
  customerMemo?: string;
}

export class DepositListQuery extends PageQuery {
  @Id({ optional: true })
  customerId?: string;

  @Id({ optional: true })
  jobId?: string;

  @FlagInQuery({ optional: true, description: 'Only what has something left.' })
  open?: boolean;
}

export class DepositAnswer {
  @Id()
  id!: string;

  @Id()
  invoiceId!: string;

  @Text()
  number!: string;

  @OneOf(INVOICE_STATUSES)
  status!: string;

  @Id({ nullable: true })
  customerId!: string | null;

  @Id({ nullable: true })
  jobId!: string | null;

  @Text({ example: 'CAD' })
  currency!: string;

  @Amount({ description: 'Before tax.' })
  amount!: string;

  @Amount({ description: 'What invoices took off.' })
  appliedAmount!: string;
}

export class DepositPage {
  @ListOf(() => DepositAnswer)
  items!: DepositAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}

export class HoldbackListQuery extends PageQuery {
  @OneOf(HOLDBACK_STATUSES, { optional: true, description: 'due: its day has come.' })
  status?: HoldbackStatus;

  @Id({ optional: true })
  customerId?: string;

  @Id({ optional: true })
  contractorId?: string;

  @Id({ optional: true })
  jobId?: string;
}

export class HoldbackAnswer {
  @Id()
  id!: string;

  @Id()
  invoiceId!: string;

  @Text()
  number!: string;

  @Day()
  invoiceDate!: string;

  @OneOf(['receivable', 'payable'])
  direction!: string;

  @Id({ nullable: true })
  customerId!: string | null;

  @Id({ nullable: true })
  contractorId!: string | null;

  @Id({ nullable: true })
  jobId!: string | null;

  @Text({ example: 'CAD' })
  currency!: string;

  @Amount({ description: 'Before tax.' })
  amount!: string;

  @Day({ nullable: true })
  releaseOn!: string | null;

  @Id({ nullable: true, description: 'The invoice that bills it.' })
  releasedById!: string | null;

  @Text({ nullable: true })
  releasedByNumber!: string | null;

  @OneOf(HOLDBACK_STATUSES)
  status!: string;
}

export class HoldbackPage {
  @ListOf(() => HoldbackAnswer)
  items!: HoldbackAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}

export class ReleaseHoldbackBody {
  @Ids({ optional: true, max: 500, description: 'Left out: all that the other fields choose.' })
  ids?: string[];

  @Id({ optional: true })
  customerId?: string;

  @Id({ optional: true })
  contractorId?: string;

  @Id({ optional: true })
  jobId?: string;

  @Flag({ optional: true, description: 'Only what is due today.' })
  dueOnly?: boolean;

  @Day({ optional: true })
  invoiceDate?: string;
}

export class ReleaseDayBody {
  @Id()
  jobId!: string;

  @Day({ description: 'When what is held back on this job may be released.' })
  releaseOn!: string;
}

export class ReleaseDayAnswer {
  @Whole({ description: 'Holdbacks that have this day now.' })
  holdbacks!: number;
}

export class DraftedInvoices {
  @ListOf(() => InvoiceAnswer)
  items!: InvoiceAnswer[];
}
