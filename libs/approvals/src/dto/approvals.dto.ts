import { ApiProperty } from '@nestjs/swagger';
import {
  Amount,
  Day,
  Flag,
  Id,
  Ids,
  Instant,
  ListOf,
  Nested,
  OneOf,
  PageQuery,
  Text,
  Whole,
} from '#platform';

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

class SeenInvoice {
  @Id()
  id!: string;

  @Whole({ min: 1 })
  version!: number;
}

class BulkBody {
  @Ids({ max: 200 })
  ids!: string[];

  @ListOf(() => SeenInvoice, {
    optional: true,
    max: 200,
    description: 'The versions that were looked at: an invoice that was changed since is refused.',
  })
  seen?: SeenInvoice[];
}

export class BulkApproveBody extends BulkBody {}

export class BulkRejectBody extends BulkBody {
  @Text({ max: 500 })
  reason!: string;
}

export class BulkUndoBody {
  @Ids({ max: 200 })
  ids!: string[];

  @Text({ optional: true, max: 500 })
  reason?: string;
}

export class PendingQuery extends PageQuery {
  @OneOf(['receivable', 'payable'], { optional: true })
  direction?: 'receivable' | 'payable';

  @Id({ optional: true })
  customerId?: string;
}

export class EvidenceLinkAnswer {
  @Text({
    description:
      'invoice, invoice_line, job, job_line, customer, contractor, time_entry, expense, purchase_order, clearance, work_order, tax_code or connection.',
  })
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

  @OneOf(['pass', 'look', 'block'], { description: 'Only block stands in the way of an approval.' })
  severity!: string;

  @Text({ max: 2000 })
  message!: string;

  @ListOf(() => EvidenceLinkAnswer, { description: 'What the finding rests on.' })
  evidence!: EvidenceLinkAnswer[];

  @Text({ optional: true, max: 500 })
  fix?: string;

  @Flag({ optional: true, description: 'Whether POST …/findings/{rule}/fix can mend it.' })
  canBeFixed?: boolean;
}

class AnomalyReasonAnswer {
  @OneOf(['party_total', 'job_total', 'entry_minutes'], { description: 'What it was compared with.' })
  of!: string;

  @ApiProperty({ type: Number, description: 'Robust deviations from the median.' })
  deviations!: number;

  @Text({ max: 1000 })
  sentence!: string;

  @ListOf(() => EvidenceLinkAnswer)
  evidence!: EvidenceLinkAnswer[];
}

class AnomalyAnswer {
  @Whole({ max: 100, description: '0: as always. 100: ten usual deviations and more.' })
  score!: number;

  @Flag({ description: 'Whether there is enough of the past for an opinion.' })
  hasHistory!: boolean;

  @ListOf(() => AnomalyReasonAnswer)
  reasons!: AnomalyReasonAnswer[];
}

class RecommendationAnswer {
  @OneOf(['approve', 'look', 'reject'])
  advice!: string;

  @ApiProperty({ type: [String] })
  reasons!: string[];
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

  @Nested(() => AnomalyAnswer)
  anomaly!: AnomalyAnswer;

  @Nested(() => RecommendationAnswer)
  recommendation!: RecommendationAnswer;
}

export class BulkValidateBody {
  @Ids({ max: 1000 })
  ids!: string[];
}

export class BulkValidationAnswer {
  @ListOf(() => ValidationAnswer, { description: 'Ids that do not exist are left out.' })
  items!: ValidationAnswer[];
}

export class UndoBody {
  @Text({ optional: true, max: 500 })
  reason?: string;
}

class StandingAnswer {
  @Text({ nullable: true, description: 'The step that it waits for; null when it waits for nobody.' })
  waitsFor!: string | null;

  @Instant({ nullable: true, description: 'Until then POST …/undo-approval takes it back.' })
  canBeUndoneUntil!: string | null;
}

class PastDecisionAnswer {
  @Id()
  id!: string;

  @OneOf(['approved', 'rejected', 'undone'])
  decision!: string;

  @Id({ nullable: true, description: 'Null: a rule of the organization decided.' })
  decidedBy!: string | null;

  @Text({ nullable: true })
  decidedByName!: string | null;

  @Id({ nullable: true })
  onBehalfOf!: string | null;

  @Text({ nullable: true })
  onBehalfOfName!: string | null;

  @Text({ nullable: true, max: 500 })
  reason!: string | null;

  @Whole({ description: 'The step, from 0.' })
  step!: number;

  @Flag({ description: 'Whether the invoice’s own state changed with it.' })
  isFinal!: boolean;

  @Instant()
  decidedAt!: string;

  @Whole()
  invoiceVersion!: number;

  @Amount({
    nullable: true,
    description: 'What the invoice came to then; null for decisions from before it was kept.',
  })
  invoiceTotal!: string | null;

  @Whole({ nullable: true })
  anomalyScore!: number | null;

  @ListOf(() => FindingAnswer, { description: 'As they stood then.' })
  findings!: FindingAnswer[];
}

export class ApprovalAnswer extends StandingAnswer {
  @Id()
  invoiceId!: string;

  @Text()
  status!: string;

  @Whole()
  version!: number;

  @Text({ nullable: true })
  routeName!: string | null;

  @Flag()
  isEscalated!: boolean;

  @ListOf(() => PastDecisionAnswer, { description: 'In order.' })
  decisions!: PastDecisionAnswer[];
}

export class DecisionAnswer extends StandingAnswer {
  @Id()
  invoiceId!: string;

  @OneOf(['approved', 'rejected'])
  decision!: string;

  @Text({ description: 'Still pending_approval when somebody else has to say yes too.' })
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

  @Text({ nullable: true, description: 'The step that it waits for.' })
  waitsFor!: string | null;

  @Whole({ description: 'The anomaly score, 0 to 100.' })
  anomalyScore!: number;

  @Whole({ description: 'How many rules found something.' })
  findingCount!: number;

  @Whole({ description: 'Findings that stand in the way of an approval.' })
  blockCount!: number;

  @Whole({ description: 'Findings that are worth a look.' })
  lookCount!: number;

  @Whole({ description: 'Rules that looked and found nothing.' })
  passCount!: number;

  @Nested(() => RecommendationAnswer)
  recommendation!: RecommendationAnswer;
}

export class PendingPage {
  @ListOf(() => PendingInvoiceAnswer)
  items!: PendingInvoiceAnswer[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}
