import { IsObject } from 'class-validator';
import { Flag, Json, ListOf, OneOf, Text } from '#platform';
import type { ParameterSpec, ParameterValue } from '../domain/rule.js';

const SEVERITIES = ['look', 'block'] as const;

export class RuleAnswer {
  @Text({ example: 'time_overlap' })
  rule!: string;

  @Text()
  title!: string;

  @Flag()
  isOn!: boolean;

  @OneOf(SEVERITIES, { description: 'Only block stands in the way of an approval.' })
  severity!: 'look' | 'block';

  @Json({ description: 'The parameters in force.' })
  parameters!: Readonly<Record<string, ParameterValue>>;

  @Json({ description: 'What can be set, and within which bounds.' })
  specs!: Readonly<Record<string, ParameterSpec>>;
}

export class RulesAnswer {
  @ListOf(() => RuleAnswer)
  items!: RuleAnswer[];
}

export class RuleChangeBody {
  @Text({ max: 60, example: 'time_too_long' })
  rule!: string;

  @Flag({ optional: true })
  isOn?: boolean;

  @OneOf(SEVERITIES, { optional: true })
  severity?: 'look' | 'block';

  @Json({ optional: true, description: 'Only what changes, e.g. {"maxHours": 10}.' })
  @IsObject()
  parameters?: Record<string, unknown>;
}

export class SetRulesBody {
  @ListOf(() => RuleChangeBody, { min: 1, max: 100 })
  rules!: RuleChangeBody[];
}
