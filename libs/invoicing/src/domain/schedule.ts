import { DomainError, Money } from '#kernel';
import type { LineInput } from './line-input.js';

export const SCHEDULE_KINDS = ['progress', 'milestone'] as const;
export type ScheduleKind = (typeof SCHEDULE_KINDS)[number];

/** One line of a schedule of values. Values are before tax, in the job's currency. */
export interface ScheduleLine {
  id: string;
  lineNumber: number;
  /** progress: billed by percent or quantity. milestone: billed whole. */
  kind: ScheduleKind;
  description: string;
  itemId: string | null;
  taxCodeId: string | null;
  scheduledValue: string;
  /** How many units the line has, when it is billed by quantity. */
  quantity: string | null;
  unit: string | null;
  billedValue: string;
}

export interface Schedule {
  jobId: string;
  /** Held back of every progress invoice; null when nothing is agreed. */
  holdbackPercent: string | null;
  version: number;
  lines: ScheduleLine[];
}

/** How far a line has come: one of the three. */
export interface ProgressWish {
  lineNumber: number;
  /** Of the line, all invoices together. */
  percentToDate?: string;
  /** Of the line's units, all invoices together. */
  quantityToDate?: string;
  /** What this invoice bills. */
  amount?: string;
}

/** What a progress invoice bills of a line: cumulative, previous, this period. */
export interface Progress {
  line: ScheduleLine;
  toDate: string;
  previous: string;
  thisPeriod: string;
}

/**
 * What this period bills: the value to date, rounded once, without what was billed before; so the invoices of a line
 * add up to its value to the cent, however the percentages went.
 */
export function progressOf(schedule: Schedule, wishes: readonly ProgressWish[]): Progress[] {
  const seen = new Set<number>();
  const progress = wishes.flatMap((wish, index): Progress[] => {
    const field = `lines.${index}`;
    const line = schedule.lines.find(({ lineNumber }) => lineNumber === wish.lineNumber);
    if (!line) throw refuse(`The schedule of values has no line ${wish.lineNumber}.`, field);
    if (seen.has(wish.lineNumber)) throw refuse(`Line ${wish.lineNumber} is named twice.`, field);
    seen.add(wish.lineNumber);
    const toDate = valueToDate(line, wish, field);
    const previous = Money.of(line.billedValue);
    const thisPeriod = toDate.minus(previous);
    if (thisPeriod.isNegative()) throw wentBack(line, toDate, field);
    if (thisPeriod.isZero()) return [];
    return [
      { line, toDate: toDate.toFixed(), previous: previous.toFixed(), thisPeriod: thisPeriod.toFixed() },
    ];
  });
  if (progress.length === 0) throw nothingNew();
  return progress;
}

function valueToDate(line: ScheduleLine, wish: ProgressWish, field: string): Money {
  const scheduled = Money.of(line.scheduledValue);
  const given = [wish.percentToDate, wish.quantityToDate, wish.amount].filter((one) => one !== undefined);
  if (given.length !== 1 && !(line.kind === 'milestone' && given.length === 0))
    throw refuse(`Line ${line.lineNumber} needs a percentage, a quantity or an amount.`, field);
  const value = line.kind === 'milestone' && given.length === 0 ? scheduled : partOf(line, wish, field);
  if (value.compare(scheduled) > 0) throw tooMuch(line, value, field);
  if (line.kind === 'milestone' && !value.equals(scheduled))
    throw refuse(`Line ${line.lineNumber} is a milestone: it is billed whole.`, field);
  return value;
}

function partOf(
  line: ScheduleLine,
  { percentToDate, quantityToDate, amount }: ProgressWish,
  field: string,
): Money {
  const scheduled = Money.of(line.scheduledValue);
  if (percentToDate !== undefined) return scheduled.percent(percentToDate).toCents();
  if (amount !== undefined) return Money.of(line.billedValue).plus(amount).toCents();
  if (line.quantity === null || Money.of(line.quantity).isZero())
    throw refuse(`Line ${line.lineNumber} is not billed by quantity.`, `${field}.quantityToDate`);
  return scheduled
    .times(quantityToDate ?? '0')
    .dividedBy(line.quantity)
    .toCents();
}

/** Invoice lines for it, each with its schedule line as evidence. */
export function progressLines(jobId: string, progress: readonly Progress[]): LineInput[] {
  return progress.map(({ line, toDate, previous, thisPeriod }) => ({
    itemId: line.itemId,
    ...(line.taxCodeId ? { taxCodeId: line.taxCodeId } : {}),
    jobId,
    description:
      line.kind === 'milestone'
        ? line.description
        : `${line.description}: ${toDate} of ${Money.of(line.scheduledValue).toFixed()} to date, ${previous} before`,
    amount: thisPeriod,
    evidence: [
      { kind: 'schedule_line' as const, sourceId: line.id, amount: thisPeriod, previousAmount: previous },
    ],
  }));
}

function refuse(message: string, field: string): DomainError {
  return new DomainError('INVOICING.SCHEDULE_LINE', message, {
    field,
    fix: 'Look at the schedule of values of the job.',
  });
}

function tooMuch(line: ScheduleLine, value: Money, field: string): DomainError {
  return DomainError.conflict(
    'INVOICING.OVER_SCHEDULE',
    `Line ${line.lineNumber} is worth ${Money.of(line.scheduledValue).toFixed()}, so ${value.toFixed()} to date cannot be billed.`,
    { field, fix: 'Bill no more than the line is worth, or raise its value by a change order.' },
  );
}

function wentBack(line: ScheduleLine, value: Money, field: string): DomainError {
  return DomainError.conflict(
    'INVOICING.PROGRESS_WENT_BACK',
    `Line ${line.lineNumber} has ${Money.of(line.billedValue).toFixed()} billed already, more than ${value.toFixed()} to date.`,
    { field, fix: 'Void the invoice that billed too much, or write a credit.' },
  );
}

function nothingNew(): DomainError {
  return DomainError.conflict('INVOICING.NOTHING_TO_BILL', 'Nothing has progressed since the last invoice.', {
    fix: 'Give higher percentages or quantities to date.',
  });
}
