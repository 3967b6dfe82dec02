import { IsIn } from 'class-validator';
import { Amount, Flag, ListOf, OneOf, Text, Whole } from '#platform';
import type { ExpenseLimit } from '../domain/expense-policy.js';
import type { TimekeepingPolicy } from '../domain/policy.js';
import { ROUNDING_DIRECTIONS, ROUNDING_STEPS, type RoundingDirection } from '../domain/rounding.js';

export class ExpenseLimitField implements ExpenseLimit {
  @Text({ max: 40, description: 'A category, or "any".' })
  category!: string;

  @Amount({ nullable: true, description: 'The most that one expense may be.' })
  maxAmount!: string | null;

  @Amount({ nullable: true, description: 'From this amount on a receipt is needed.' })
  receiptFrom!: string | null;
}

export class ChangePolicyBody {
  @Whole({
    optional: true,
    max: 15,
    description: 'Steps that worked minutes are rounded to: 0 (not at all), 5, 6 or 15.',
  })
  @IsIn([...ROUNDING_STEPS], { message: '$property must be 0, 5, 6 or 15' })
  roundingMinutes?: number;

  @OneOf(ROUNDING_DIRECTIONS, { optional: true })
  roundingDirection?: RoundingDirection;

  @Whole({
    optional: true,
    min: 1,
    max: 72,
    description: 'Hours after which a timer was probably forgotten.',
  })
  forgottenAfterHours?: number;

  @Whole({ optional: true, max: 6, description: '0 for Sunday to 6 for Saturday.' })
  weekStartsOn?: number;

  @ListOf(() => ExpenseLimitField, { optional: true, max: 50 })
  expenseLimits?: ExpenseLimitField[];

  @Flag({ optional: true, description: 'Only who was given a work order records time and expenses on it.' })
  assignedOnly?: boolean;
}

export class PolicyAnswer {
  @Whole()
  roundingMinutes!: number;

  @OneOf(ROUNDING_DIRECTIONS)
  roundingDirection!: RoundingDirection;

  @Whole()
  forgottenAfterHours!: number;

  @Whole()
  weekStartsOn!: number;

  @ListOf(() => ExpenseLimitField)
  expenseLimits!: ExpenseLimitField[];

  @Flag()
  assignedOnly!: boolean;

  static of({ rounding, ...policy }: TimekeepingPolicy): PolicyAnswer {
    return { ...policy, roundingMinutes: rounding.minutes, roundingDirection: rounding.direction };
  }
}
