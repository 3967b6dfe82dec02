import { ApiProperty } from '@nestjs/swagger';
import { Amount, Day, FindingWordsAnswer, Flag, Id, ListOf, Nested, OneOf, Text, Whole } from '#platform';
import { DUPLICATE_REASONS, type DuplicateReason } from '../domain/duplicates.js';
import { type PurchaseOrderStatus, purchaseOrderStates } from '../domain/purchase-order.states.js';
import { MATCH_RULES, type MatchRule } from '../domain/three-way-match.js';

export class PossibleDuplicateAnswer {
  @Id()
  id!: string;

  @Text()
  number!: string;

  @Text({ nullable: true })
  reference!: string | null;

  @OneOf(purchaseOrderStates.states)
  status!: PurchaseOrderStatus;

  @Day()
  orderDate!: string;

  @Amount()
  total!: string;

  @ApiProperty({ enum: DUPLICATE_REASONS, isArray: true })
  reasons!: DuplicateReason[];
}

export class PossibleDuplicatesAnswer {
  @ListOf(() => PossibleDuplicateAnswer)
  items!: PossibleDuplicateAnswer[];
}

export class MatchFindingAnswer {
  @OneOf(MATCH_RULES)
  rule!: MatchRule;

  @OneOf(['warn', 'block'])
  severity!: 'warn' | 'block';

  @Whole({ min: 1, nullable: true, description: 'Null when it is about the whole order.' })
  lineNumber!: number | null;

  @Nested(() => FindingWordsAnswer, { description: 'What it says, for another language.' })
  words!: FindingWordsAnswer;

  @Text({ max: 1000, description: 'In English.' })
  message!: string;

  @Text({ max: 1000 })
  fix!: string;
}

export class MatchAnswer {
  @Flag({ description: 'Nothing stands in the way of paying what was billed.' })
  isMatched!: boolean;

  @ListOf(() => MatchFindingAnswer)
  findings!: MatchFindingAnswer[];
}
