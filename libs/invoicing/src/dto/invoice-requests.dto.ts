import { IntersectionType, OmitType } from '@nestjs/swagger';
import { ListFileQuery } from '#identity';
import { AddressBody } from '#parties';
import {
  Amount,
  Day,
  Email,
  FlagInQuery,
  Id,
  ListOf,
  Nested,
  OneOf,
  PageQuery,
  Quantity,
  Text,
  Whole,
} from '#platform';
import { AGES, type Age } from '../domain/age.js';
import { INVOICE_STATUSES, type InvoiceStatus } from '../domain/invoice-states.js';
import { BilledEvidenceBody, DepositUseBody, HoldbackBody } from './extras.dto.js';
import { SourcesBody } from './unbilled.dto.js';

const DIRECTIONS = ['receivable', 'payable'] as const;
type Direction = (typeof DIRECTIONS)[number];
const KINDS = ['item', 'account', 'discount', 'note'] as const;

export class InvoiceListQuery extends PageQuery {
  @OneOf(INVOICE_STATUSES, { optional: true })
  status?: InvoiceStatus;

  @OneOf(DIRECTIONS, { optional: true, description: 'receivable: to customers. payable: bills to us.' })
  direction?: Direction;

  @Id({ optional: true })
  customerId?: string;

  @Id({ optional: true })
  contractorId?: string;

  @Id({ optional: true })
  jobId?: string;

  @Id({ optional: true, description: 'Bills of this purchase order.' })
  purchaseOrderId?: string;

  @Text({ optional: true, max: 60, description: 'Part of the number.' })
  number?: string;

  @Text({
    optional: true,
    max: 60,
    description: 'Part of the number, or of the name of whom it goes to or comes from.',
  })
  q?: string;

  @FlagInQuery({ optional: true, description: 'Only what is past its due day and not paid.' })
  overdue?: boolean;

  @FlagInQuery({ optional: true, description: 'Only what is approved and not paid in full.' })
  owed?: boolean;

  @OneOf(AGES, {
    optional: true,
    description: 'Only what is owed and due for so long: `to30` is 1 to 30 days late, `over90` 91 or more.',
  })
  age?: Age;

  @Text({ optional: true, min: 3, max: 3, description: 'ISO 4217.' })
  currency?: string;
}

export class InvoiceFileQuery extends IntersectionType(
  ListFileQuery,
  OmitType(InvoiceListQuery, ['limit', 'cursor'] as const),
) {}

export class InvoiceLineBody {
  @OneOf(KINDS, {
    optional: true,
    description: 'Left out: account when only an account is named, else item.',
  })
  kind?: (typeof KINDS)[number];

  @Id({ optional: true })
  itemId?: string;

  @Id({ optional: true })
  accountId?: string;

  @Text({ optional: true, max: 4000, description: "Left out: the item's own." })
  description?: string;

  @Quantity({ optional: true, example: '2.5', description: 'Left out: 1.' })
  quantity?: string;

  @Quantity({ optional: true, description: "Left out: the item's own." })
  unitPrice?: string;

  @Amount({
    optional: true,
    description: 'Before tax. Needed for a discount; elsewhere quantity times unit price.',
  })
  amount?: string;

  @Id({ optional: true, nullable: true, description: "Left out: the item's own. Null: no tax." })
  taxCodeId?: string | null;

  @Day({ optional: true })
  serviceDate?: string;

  @Id({ optional: true, description: 'Evidence: the job that this line bills.' })
  jobId?: string;

  @Whole({ optional: true, min: 1 })
  jobLineNumber?: number;

  @Id({ optional: true, description: 'Evidence: the approved time that this line bills.' })
  timeEntryId?: string;

  @Whole({
    optional: true,
    min: 1,
    description:
      'On a bill: the line of its purchase order. What is left out comes from it, and it counts as billed.',
  })
  purchaseOrderLineNumber?: number;

  @ListOf(() => BilledEvidenceBody, {
    optional: true,
    max: 500,
    description:
      'Evidence: everything else that this line bills. Without a price, expenses and material are billed at cost with mark-up.',
  })
  evidence?: BilledEvidenceBody[];

  @Quantity({
    optional: true,
    example: '10',
    description: 'Percent off this line; on a discount line: percent off everything charged.',
  })
  discountPercent?: string;
}

class InvoiceHeaderBody {
  @Id({ optional: true, nullable: true })
  jobId?: string | null;

  @Id({ optional: true })
  purchaseOrderId?: string;

  @Text({ optional: true, max: 500, description: 'Why a bill may go past its purchase order.' })
  orderOverrideReason?: string;

  @Day({ optional: true, description: 'Left out: today in the time zone of the organization.' })
  invoiceDate?: string;

  @Day({
    optional: true,
    nullable: true,
    description: 'Left out of a new one, or null: by the payment term.',
  })
  dueDate?: string | null;

  @Id({
    optional: true,
    nullable: true,
    description: 'Left out: the term of the customer or contractor. Null: none.',
  })
  termId?: string | null;

  @Text({ optional: true, min: 3, max: 3, example: 'CAD' })
  currency?: string;

  @Quantity({
    optional: true,
    nullable: true,
    example: '1.3712',
    description:
      "Home currency for one unit of the currency. Left out of a new one, or null: the day's published one.",
  })
  exchangeRate?: string | null;

  @Nested(() => AddressBody, { optional: true, description: "Left out: the customer's or contractor's own." })
  billingAddress?: AddressBody;

  @Email({ optional: true, nullable: true, description: "Null: the customer's or contractor's own." })
  email?: string | null;

  @Text({ optional: true, nullable: true, max: 1000, description: 'Printed on the invoice.' })
  customerMemo?: string | null;

  @Text({ optional: true, nullable: true, max: 4000, description: 'For us only.' })
  privateNote?: string | null;

  @Nested(() => HoldbackBody, {
    optional: true,
    nullable: true,
    description: 'Holds a part of the work back.',
  })
  holdback?: HoldbackBody | null;

  @ListOf(() => DepositUseBody, { optional: true, max: 20, description: 'Deposits to take off.' })
  deposits?: DepositUseBody[];

  @Amount({ optional: true, description: 'Freight charged to the customer, before tax.' })
  freight?: string;
}

export class CreateInvoiceBody extends InvoiceHeaderBody {
  @OneOf(DIRECTIONS)
  direction!: Direction;

  @Id({ optional: true, description: 'Needed for a receivable.' })
  customerId?: string;

  @Id({ optional: true, description: 'Needed for a payable: who sent the bill.' })
  contractorId?: string;

  @Text({
    optional: true,
    max: 60,
    description: 'The number on the bill. Our own invoices are numbered here.',
  })
  number?: string;

  @ListOf(() => InvoiceLineBody, { min: 1, max: 500 })
  lines!: InvoiceLineBody[];
}

export class ChangeInvoiceBody extends InvoiceHeaderBody {
  @Whole({ min: 1, description: 'The version that the change was made against.' })
  version!: number;

  @Id({ optional: true })
  customerId?: string;

  @Id({ optional: true })
  contractorId?: string;

  @ListOf(() => InvoiceLineBody, { optional: true, min: 1, max: 500, description: 'Replaces all lines.' })
  lines?: InvoiceLineBody[];
}

export class VersionBody {
  @Whole({ optional: true, min: 1, description: 'Given: refused when the invoice was changed since.' })
  version?: number;
}

export class VoidBody extends VersionBody {
  @Text({ max: 500 })
  reason!: string;
}

export class RebillBody extends VoidBody {
  @Day({ optional: true, description: 'Left out: the day of the voided invoice.' })
  invoiceDate?: string;

  @Text({ optional: true, max: 60, description: 'The number of the new bill; ours are numbered here.' })
  number?: string;
}

export class JobQuantityBody {
  @Whole({ min: 1 })
  lineNumber!: number;

  @Quantity({ example: '2.5' })
  quantity!: string;
}

export class BillJobBody extends SourcesBody {
  @ListOf(() => JobQuantityBody, {
    optional: true,
    min: 1,
    max: 500,
    description: 'Left out: everything completed and not invoiced yet.',
  })
  lines?: JobQuantityBody[];

  @Text({ optional: true, max: 1000 })
  customerMemo?: string;

  @Nested(() => HoldbackBody, {
    optional: true,
    nullable: true,
    description: 'Holds a part of the work back.',
  })
  holdback?: HoldbackBody | null;

  @ListOf(() => DepositUseBody, { optional: true, max: 20, description: 'Deposits to take off.' })
  deposits?: DepositUseBody[];

  @Amount({ optional: true, description: 'Freight charged to the customer, before tax.' })
  freight?: string;
}
