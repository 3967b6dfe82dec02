import { Id, Instant, ListOf, OneOf, Text } from '#platform';
import { GATES, type Gate, type GateStatus, gateStates } from '../domain/gate.js';

export class RequireGateBody {
  @OneOf(GATES, { description: 'proof: a drawing or sample; customer: the customer says go.' })
  gate!: Gate;
}

export class AskGateBody {
  @Id({ optional: true, nullable: true, description: 'What is shown, sent to /files before.' })
  fileId?: string | null;
}

export class ApproveGateBody {
  @Text({ description: 'The person who approved, who may be the customer’s.' })
  decidedBy!: string;

  @Text({ optional: true, nullable: true, max: 1000 })
  reason?: string | null;

  @Id({ optional: true, nullable: true, description: 'What was approved, e.g. a signed drawing.' })
  fileId?: string | null;
}

export class RejectGateBody {
  @Text({ description: 'The person who rejected, who may be the customer’s.' })
  decidedBy!: string;

  @Text({ max: 1000, description: 'What has to change.' })
  reason!: string;
}

export class GateAnswer {
  @OneOf(GATES)
  gate!: Gate;

  @OneOf(gateStates.states)
  status!: GateStatus;

  @Id({ nullable: true })
  fileId!: string | null;

  @Text({ nullable: true })
  decidedBy!: string | null;

  @Text({ nullable: true, max: 1000 })
  reason!: string | null;

  @Text({ nullable: true })
  recordedByName!: string | null;

  @Instant({ nullable: true })
  decidedAt!: string | null;
}

export class GateList {
  @ListOf(() => GateAnswer)
  items!: GateAnswer[];
}
