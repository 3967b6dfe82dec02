import { millionths, textOf } from './decimals';
import type { Job } from './moves';

type Line = Pick<
  Job['lines'][number],
  'lineNumber' | 'quantityOrdered' | 'quantityCompleted' | 'quantityInvoiced'
>;

const known = (text: string): bigint => millionths(text) ?? 0n;

/** What of a line may move to another job: neither completed nor invoiced. */
function freeMillionths({ quantityOrdered, quantityCompleted, quantityInvoiced }: Line): bigint {
  const ordered = known(quantityOrdered);
  const unbuilt = ordered - known(quantityCompleted);
  const unbilled = ordered - known(quantityInvoiced);
  const [free = 0n] = [unbuilt, unbilled].toSorted((a, b) => (a < b ? -1 : 1));
  return free > 0n ? free : 0n;
}

export const freeOf = (line: Line): string => textOf(freeMillionths(line));

export const hasFree = (line: Line): boolean => freeMillionths(line) > 0n;

export interface Share {
  free: string;
  /** What is left on the job; as ordered while what was typed cannot be. */
  stays: string;
  problem?: 'notNumber' | 'tooMuch';
}

/** What a line keeps when `typed` of it moves: together they are always what was ordered. */
export function shareOf(line: Line, typed: string): Share {
  const free = freeOf(line);
  const moves = typed.trim() === '' ? 0n : millionths(typed);
  const whole = textOf(known(line.quantityOrdered));
  if (moves === undefined) return { free, stays: whole, problem: 'notNumber' };
  if (moves > freeMillionths(line)) return { free, stays: whole, problem: 'tooMuch' };
  return { free, stays: textOf(known(line.quantityOrdered) - moves) };
}

/** What is sent: each line of which something moves. */
export function movingLines(
  lines: readonly Line[],
  typed: readonly string[],
): { lineNumber: number; quantity: string }[] {
  return lines.flatMap(({ lineNumber }, index) => {
    const quantity = typed[index]?.trim() ?? '';
    return quantity === '' || millionths(quantity) === 0n ? [] : [{ lineNumber, quantity }];
  });
}

/** Whether the job would be left without anything to do. */
export const isEmptied = (lines: readonly Line[], typed: readonly string[]): boolean =>
  lines.every((line, index) => shareOf(line, typed[index] ?? '').stays === '0');
