import { Amount, Flag, Id, Ids, Instant, ListOf, OneOf, Text, Whole } from '#platform';
import { FindingAnswer } from './validation.dto.js';

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

  @ListOf(() => FindingAnswer, { description: 'What blocks it, where that is why.' })
  findings!: FindingAnswer[];

  @Instant({
    nullable: true,
    description: 'Of a yes: until then it can be taken back, like all of the same request.',
  })
  canBeUndoneUntil!: string | null;
}

export class BulkAnswer {
  @Whole()
  done!: number;

  @Whole()
  refused!: number;

  @ListOf(() => BulkOutcomeAnswer)
  outcomes!: BulkOutcomeAnswer[];
}
