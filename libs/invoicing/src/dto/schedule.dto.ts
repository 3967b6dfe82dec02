import { Money } from '#kernel';
import { Amount, Id, ListOf, Nested, OneOf, Quantity, Text, Whole } from '#platform';
import { inCents } from '../domain/in-cents.js';
import { SCHEDULE_KINDS, type Schedule, type ScheduleKind } from '../domain/schedule.js';
import { DepositUseBody, HoldbackBody } from './extras.dto.js';
import { InvoiceTermsBody } from './invoice-terms.dto.js';

export class ScheduleLineBody {
  @OneOf(SCHEDULE_KINDS, { optional: true, description: 'Left out: progress.' })
  kind?: ScheduleKind;

  @Text({ max: 1000 })
  description!: string;

  @Id({ optional: true })
  itemId?: string;

  @Id({ optional: true, description: "Left out: the item's own." })
  taxCodeId?: string;

  @Amount({ description: 'Before tax.' })
  scheduledValue!: string;

  @Quantity({ optional: true, description: 'How many units, for a line that is billed by quantity.' })
  quantity?: string;

  @Text({ optional: true, max: 20, example: 'm' })
  unit?: string;
}

export class ScheduleBody {
  @Quantity({ optional: true, nullable: true, example: '10', description: 'Held back of every invoice.' })
  holdbackPercent?: string | null;

  @ListOf(() => ScheduleLineBody, { min: 1, max: 500 })
  lines!: ScheduleLineBody[];

  @Whole({ optional: true, min: 1, description: 'Given: refused when somebody changed it since.' })
  version?: number;
}

export class ScheduleLineAnswer {
  @Id()
  id!: string;

  @Whole({ min: 1 })
  lineNumber!: number;

  @OneOf(SCHEDULE_KINDS)
  kind!: string;

  @Text({ max: 1000 })
  description!: string;

  @Id({ nullable: true })
  itemId!: string | null;

  @Id({ nullable: true })
  taxCodeId!: string | null;

  @Amount()
  scheduledValue!: string;

  @Quantity({ nullable: true })
  quantity!: string | null;

  @Text({ nullable: true })
  unit!: string | null;

  @Amount({ description: 'On invoices that are not void, drafts included.' })
  billedValue!: string;

  @Amount({ description: 'What is left to bill.' })
  remainingValue!: string;

  @Quantity({ description: 'Billed of the line, in percent to two decimals.' })
  billedPercent!: string;
}

export class ScheduleAnswer {
  @Id()
  jobId!: string;

  @Quantity({ nullable: true })
  holdbackPercent!: string | null;

  @Amount()
  scheduledValue!: string;

  @Amount()
  billedValue!: string;

  @Whole({ min: 1 })
  version!: number;

  @ListOf(() => ScheduleLineAnswer)
  lines!: ScheduleLineAnswer[];
}

export class ProgressLineBody {
  @Whole({ min: 1 })
  lineNumber!: number;

  @Quantity({ optional: true, example: '40', description: 'Of the line, all invoices together.' })
  percentToDate?: string;

  @Quantity({ optional: true, description: "Of the line's units, all invoices together." })
  quantityToDate?: string;

  @Amount({ optional: true, description: 'What this invoice bills.' })
  amount?: string;
}

export class ProgressInvoiceBody extends InvoiceTermsBody {
  @ListOf(() => ProgressLineBody, { min: 1, max: 500, description: 'A milestone needs its number alone.' })
  lines!: ProgressLineBody[];

  @Text({ optional: true, max: 1000 })
  customerMemo?: string;

  @Nested(() => HoldbackBody, {
    optional: true,
    nullable: true,
    description: 'Left out: what the schedule of values says. Null: none.',
  })
  holdback?: HoldbackBody | null;

  @ListOf(() => DepositUseBody, { optional: true, max: 20 })
  deposits?: DepositUseBody[];

  @Amount({ optional: true })
  freight?: string;
}

export function scheduleAnswer(schedule: Schedule): ScheduleAnswer {
  const { lines } = schedule;
  const sum = (field: 'scheduledValue' | 'billedValue') =>
    Money.sum(lines.map((line) => line[field])).toFixed();
  return {
    ...schedule,
    scheduledValue: sum('scheduledValue'),
    billedValue: sum('billedValue'),
    lines: lines.map((line) => ({
      ...inCents(line, 'scheduledValue', 'billedValue'),
      remainingValue: Money.of(line.scheduledValue).minus(line.billedValue).toFixed(),
      billedPercent: Money.of(line.scheduledValue).isZero()
        ? '0'
        : Money.of(line.billedValue).times(100).dividedBy(line.scheduledValue).toFixed(2),
    })),
  };
}
