/**
 * Statistics that a few wild values cannot bend. Plain numbers: a deviation is a measure, not an amount of money.
 */

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

export interface Distribution {
  median: number;
  /** What one usual deviation is: it equals the standard deviation when the values are normally distributed. */
  scale: number;
  count: number;
}

/**
 * By median absolute deviation; when more than half of the values are the same, by mean absolute deviation
 * (Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993). Values that are all the same have the scale zero.
 */
export function distributionOf(values: readonly number[]): Distribution {
  const middle = median(values);
  const distances = values.map((value) => Math.abs(value - middle));
  const mad = median(distances) * 1.4826;
  const mean = values.length === 0 ? 0 : distances.reduce((sum, one) => sum + one, 0) / values.length;
  return { median: middle, scale: mad > 0 ? mad : mean * 1.2533, count: values.length };
}

/** The most deviations that are told apart: beyond it, far is far. */
export const MOST_DEVIATIONS = 100;

/**
 * How many usual deviations `value` is away. Where nothing ever varied, or hardly, a deviation is at least one per cent
 * of the median, so that a cent is not a sensation.
 */
export function deviationsOf(value: number, { median: middle, scale }: Distribution): number {
  const least = Math.max(scale, Math.abs(middle) / 100, 0.01);
  return Math.min(Math.abs(value - middle) / least, MOST_DEVIATIONS);
}
