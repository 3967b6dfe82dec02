import { Amount, Day, Flag, Id, Ids, ListOf, OneOf, PageQuery, Text, Whole } from '#platform';

export class ApproveBody {
  @Whole({ optional: true, min: 1, description: 'Given: refused when the invoice was changed since.' })
  version?: number;

  @Text({ optional: true, max: 500, description: 'A note that is kept with the decision.' })
  reason?: string;
}

export class RejectBody {
  @Whole({ optional: true, min: 1 })
  version?: number;

  @Text({ max: 500, description: 'What its author should change.' })
  reason!: string;
}

export class BulkApproveBody {
  @Ids({ max: 200 })
  ids!: string[];
}

export class BulkRejectBody extends BulkApproveBody {
  @Text({ max: 500 })
  reason!: string;
}

export class PendingQuery extends PageQuery {
  @OneOf(['receivable', 'payable'], { optional: true })
  direction?: 'receivable' | 'payable';

  @Id({ optional: true })
  customerId?: string;
}

export class EvidenceAnswer {
  @Text({ description: 'invoice, invoice_line, job, job_line, customer, contractor or time_entry.' })
  type!: string;

  @Id()
  id!: string;

  @Whole({ optional: true, min: 1 })
  lineNumber?: number;

  @Text()
  label!: string;
}

export class FindingAnswer {
  @Text({ example: 'tax_code_present' })
  rule!: string;

  @OneOf(['pass', 'warn', 'block'], { description: 'Only block stands in the way of an approval.' })
  severity!: string;

  @Text({ max: 2000 })
  message!: string;

  @ListOf(() => EvidenceAnswer, { description: 'What the finding rests on.' })
  evidence!: EvidenceAnswer[];

  @Text({ optional: true, max: 500 })
  fix?: string;
}

export class ValidationAnswer {
  @Id()
  invoiceId!: string;

  @Whole({ description: 'The version that was looked at; give it back when approving.' })
  version!: number;

  @Flag({ description: 'Whether nothing stands in the way of an approval.' })
  canBeApproved!: boolean;

  @ListOf(() => FindingAnswer)
  findings!: FindingAnswer[];
}

export class DecisionAnswer {
  @Id()
  invoiceId!: string;

  @OneOf(['approved', 'rejected'])
  decision!: string;

  @Text()
  status!: string;

  @Whole()
  version!: number;

  @ListOf(() => FindingAnswer)
  findings!: FindingAnswer[];
}

export class BulkOutcomeAnswer {
  @Id()
  id!: string;

  @Flag()
  isDone!: boolean;

  @Text({ nullable: true })
  code!: string | null;

  @Text({ nullable: true, max: 2000 })
  message!: string | null;

  @Text({ nullable: true, max: 500 })
  fix!: string | null;
}

export class BulkAnswer {
  @Whole()
  done!: number;

  @Whole()
  refused!: number;

  @ListOf(() => BulkOutcomeAnswer)
  outcomes!: BulkOutcomeAnswer[];
}

export class PendingInvoiceAnswer {
  @Id()
  id!: string;

  @Text()
  number!: string;

  @OneOf(['receivable', 'payable'])
  direction!: string;

  @Id({ nullable: true })
  customerId!: string | null;

  @Id({ nullable: true })
  contractorId!: string | null;

  @Text({ nullable: true, description: "The customer's or the contractor's name." })
  partyName!: string | null;

  @Id({ nullable: true })
  jobId!: string | null;

  @Day()
  invoiceDate!: string;

  @Day({ nullable: true })
  dueDate!: string | null;

  @Text({ example: 'CAD' })
  currency!: string;

  @Amount()
  taxAmount!: string;

  @Amount()
  total!: string;

  @Flag({ description: 'Whether the caller wrote it, so that somebody else has to approve it.' })
  isOwn!: boolean;

  @Whole()
  version!: number;
}

export class PendingPage {
  @ListOf(() => PendingInvoiceAnswer)
  items!: PendingInvoiceAnswer[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}
