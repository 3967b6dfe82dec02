import { DomainError, Money, newId } from '#kernel';
import type { Schedule, ScheduleKind, ScheduleLine } from './schedule.js';

export interface ScheduleLineInput {
  kind?: ScheduleKind;
  description: string;
  itemId?: string;
  taxCodeId?: string;
  scheduledValue: string;
  quantity?: string;
  unit?: string;
}

/**
 * The lines after a change, by their position. What is billed stays billed: a line with money on it is not dropped, nor
 * made worth less than that.
 */
export function changedLines(
  before: Schedule | undefined,
  lines: readonly ScheduleLineInput[],
): ScheduleLine[] {
  const dropped = before?.lines.find(
    (line) => line.lineNumber > lines.length && !Money.of(line.billedValue).isZero(),
  );
  if (dropped) throw billed(dropped, 'dropped');
  return lines.map((line, index) => {
    const old = before?.lines.find(({ lineNumber }) => lineNumber === index + 1);
    if (Money.of(line.scheduledValue).isNegative()) throw negative(index);
    if (old && Money.of(old.billedValue).compare(line.scheduledValue) > 0)
      throw billed(old, 'made worth less than that');
    return {
      id: old?.id ?? newId(),
      lineNumber: index + 1,
      kind: line.kind ?? 'progress',
      description: line.description,
      itemId: line.itemId ?? null,
      taxCodeId: line.taxCodeId ?? null,
      scheduledValue: Money.of(line.scheduledValue).toFixed(),
      quantity: line.quantity ?? null,
      unit: line.unit ?? null,
      billedValue: old?.billedValue ?? '0',
    };
  });
}

function billed(line: ScheduleLine, what: string): DomainError {
  return DomainError.conflict(
    'INVOICING.SCHEDULE_BILLED',
    `Line ${line.lineNumber} has ${Money.of(line.billedValue).toFixed()} billed, so it cannot be ${what}.`,
    { field: `lines.${line.lineNumber - 1}`, fix: 'Void the invoices that bill it first.' },
  );
}

function negative(index: number): DomainError {
  return new DomainError('INVOICING.SCHEDULE_VALUE', `Line ${index + 1} is worth less than nothing.`, {
    field: `lines.${index}.scheduledValue`,
  });
}
