import { IsObject } from 'class-validator';
import { ListFileQuery } from '#identity';
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
  PageQuery,
  Text,
  Whole,
} from '#platform';
import type { RuleSetting } from '../domain/rule.js';
import { FindingAnswer } from './validation.dto.js';

export class ReportQuery extends PageQuery {
  @Day()
  from!: string;

  @Day({ description: 'Included; days where the organization is.' })
  to!: string;
}

export class DecisionsFileQuery extends ListFileQuery {
  @Day()
  from!: string;

  @Day({ description: 'Included; days where the organization is.' })
  to!: string;
}

class ReportedDecisionAnswer {
  @Id()
  id!: string;

  @Instant()
  decidedAt!: string;

  @OneOf(['approved', 'rejected', 'undone'])
  decision!: string;

  @Flag()
  isFinal!: boolean;

  @Id()
  invoiceId!: string;

  @Text()
  number!: string;

  @OneOf(['receivable', 'payable'])
  direction!: string;

  @Amount()
  total!: string;

  @Text()
  currency!: string;

  @Text({ nullable: true })
  routeName!: string | null;

  @Whole()
  step!: number;

  @Id({ nullable: true, description: 'Null: a rule of the organization decided.' })
  decidedBy!: string | null;

  @Text({ nullable: true })
  decidedByName!: string | null;

  @Id({ nullable: true })
  onBehalfOf!: string | null;

  @Text({ nullable: true })
  onBehalfOfName!: string | null;

  @Flag({ description: 'Whether it was decided by whoever wrote it.' })
  isOwn!: boolean;

  @Text({ nullable: true, max: 500 })
  reason!: string | null;

  @Whole({ description: 'How many findings stood when it was decided.' })
  findingCount!: number;

  @Whole({ nullable: true })
  anomalyScore!: number | null;

  @Text({ nullable: true, description: 'From handing in to this decision.' })
  hours!: string | null;
}

class ReportTotalsAnswer {
  @Whole()
  approved!: number;

  @Whole()
  approvedByRule!: number;

  @Whole()
  rejected!: number;

  @Whole()
  undone!: number;

  @Whole({ description: 'Approved by whoever wrote it.' })
  ownApproved!: number;

  @Whole()
  byDelegates!: number;

  @Whole()
  approvedWithFindings!: number;

  @Text({ nullable: true })
  medianHours!: string | null;
}

export class ApprovalReportAnswer {
  @Day()
  from!: string;

  @Day()
  to!: string;

  @Nested(() => ReportTotalsAnswer)
  totals!: ReportTotalsAnswer;

  @ListOf(() => ReportedDecisionAnswer)
  items!: ReportedDecisionAnswer[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}

export class BackTestBody {
  @OneOf(['look', 'block'], { optional: true })
  severity?: 'look' | 'block';

  @Json({ optional: true, description: 'The parameters to try, e.g. {"maxHours": 10}.' })
  @IsObject()
  parameters?: Record<string, unknown>;
}

class HintsAnswer {
  @Whole({ description: 'Paid since: the rule may be too strict.' })
  false_alarm!: number;

  @Whole({ description: 'Sent back or voided since: the rule would have helped.' })
  real!: number;

  @Whole()
  open!: number;
}

class ApproverAnswer {
  @Id({ nullable: true })
  userId!: string | null;

  @Text({ nullable: true })
  name!: string | null;

  @Whole()
  found!: number;
}

class HitAnswer {
  @Id()
  invoiceId!: string;

  @Text()
  number!: string;

  @Text()
  status!: string;

  @Amount()
  total!: string;

  @Text()
  currency!: string;

  @Id({ nullable: true })
  approvedBy!: string | null;

  @OneOf(['false_alarm', 'real', 'open'])
  hint!: string;

  @ListOf(() => FindingAnswer)
  findings!: FindingAnswer[];
}

export class BackTestAnswer {
  @Text()
  rule!: string;

  @Day()
  from!: string;

  @Day()
  to!: string;

  @Json({ description: 'What was tried.' })
  setting!: RuleSetting;

  @Whole()
  lookedAt!: number;

  @Whole({ description: 'Those that the rule has something to say about.' })
  applicable!: number;

  @Whole()
  found!: number;

  @Nested(() => HintsAnswer)
  hints!: HintsAnswer;

  @ListOf(() => ApproverAnswer)
  byApprover!: ApproverAnswer[];

  @ListOf(() => HitAnswer, { description: 'The first 200.' })
  hits!: HitAnswer[];
}
