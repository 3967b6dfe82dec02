import { Money } from '#kernel';
import { whole } from './evidence.js';
import type { LineInput } from './line-input.js';

/** Approved time with the rate that it is billed at. */
export interface RatedTime {
  id: string;
  jobId: string | null;
  itemId: string | null;
  workDate: string;
  minutes: number;
  description: string | null;
  /** For an hour; null takes the price of the item. */
  rate: string | null;
}

export type TimeGrouping = 'service' | 'entry';

/**
 * Lines for time: one for each service, job and rate (or one for each entry), in the order of the work. The quantity is
 * in hours to six decimals, and every entry is on its line as evidence.
 */
export function timeLines(
  entries: readonly RatedTime[],
  names: ReadonlyMap<string, string>,
  grouping: TimeGrouping = 'service',
): LineInput[] {
  const groups = new Map<string, RatedTime[]>();
  for (const entry of entries) {
    const key = grouping === 'entry' ? entry.id : `${entry.itemId} ${entry.jobId} ${entry.rate}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()].map((group) => lineOf(group, names));
}

function lineOf(group: readonly RatedTime[], names: ReadonlyMap<string, string>): LineInput {
  const [first] = group as [RatedTime, ...RatedTime[]];
  const minutes = group.reduce((sum, entry) => sum + entry.minutes, 0);
  const service = names.get(first.itemId ?? '') ?? 'Labour';
  return {
    itemId: first.itemId,
    description: group.length === 1 && first.description ? first.description : `${service}, ${daysOf(group)}`,
    quantity: Money.of(minutes).dividedBy(60).rounded(6).toString(),
    unitPrice: first.rate ?? undefined,
    serviceDate:
      group
        .map((entry) => entry.workDate)
        .sort()
        .at(-1) ?? null,
    jobId: first.jobId,
    evidence: group.map((entry) => whole('time_entry', entry.id)),
  };
}

function daysOf(group: readonly RatedTime[]): string {
  const days = group.map((entry) => entry.workDate).sort();
  const [from, to] = [days[0], days.at(-1)];
  return from === to ? String(from) : `${from} to ${to}`;
}
