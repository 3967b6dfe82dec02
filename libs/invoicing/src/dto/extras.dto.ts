import { Amount, Day, Id, OneOf, Quantity, Text } from '#platform';
import { EVIDENCE_KINDS } from '../domain/evidence.js';

/** What a person may name as evidence; holdbacks, deposits and schedule lines are named by what bills them. */
const NAMED_KINDS = ['time_entry', 'expense', 'material_use'] as const;

export class BilledEvidenceBody {
  @OneOf(NAMED_KINDS)
  kind!: (typeof NAMED_KINDS)[number];

  @Id()
  sourceId!: string;
}

export class EvidenceAnswer {
  @OneOf(EVIDENCE_KINDS)
  kind!: string;

  @Id()
  sourceId!: string;

  @Amount({ nullable: true, description: 'What is billed of a source that is billed in parts.' })
  amount!: string | null;

  @Amount({ nullable: true, description: 'What had been billed of it before.' })
  previousAmount!: string | null;

  @Text({ optional: true, nullable: true, max: 1000, description: 'How its price was found.' })
  reason?: string | null;
}

export class HoldbackBody {
  @Quantity({ optional: true, example: '10', description: 'Left out: what is usual here.' })
  percent?: string;

  @Day({ optional: true, description: 'When it may be released, if that is known.' })
  releaseOn?: string;
}

export class DepositUseBody {
  @Id()
  depositId!: string;

  @Amount({ optional: true, description: 'Before tax. Left out: all that is left of it.' })
  amount?: string;
}
