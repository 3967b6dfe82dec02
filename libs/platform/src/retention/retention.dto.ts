import { ListOf, Text, Whole } from '../http/fields.js';
import type { RetentionInForce } from './retention.js';

export class RetentionItem {
  @Text({ max: 60, example: 'location-punches' })
  name!: string;

  @Whole({ min: 1, description: 'After so many days they are deleted in the next night.' })
  days!: number;
}

export class ChangeRetentionBody {
  @ListOf(() => RetentionItem, { min: 1, max: 50 })
  items!: RetentionItem[];
}

export class RetentionAnswerItem extends RetentionItem {
  @Text({ description: 'What they are.' })
  description!: string;

  @Whole()
  defaultDays!: number;

  @Whole()
  minDays!: number;

  @Whole()
  maxDays!: number;
}

export class RetentionAnswer {
  @ListOf(() => RetentionAnswerItem)
  items!: RetentionAnswerItem[];

  static of(rules: readonly RetentionInForce[]): RetentionAnswer {
    return { items: rules.map(({ purge: _purge, ...item }) => item) };
  }
}
