import { NO_OVERTIME, type OvertimeSplit, priceOf } from '#catalog';
import { Money } from '#kernel';
import { spanOf } from './cost-billing.js';
import { whole } from './evidence.js';
import type { LineInput } from './line-input.js';
import { groupsOf, type TimeRate } from './time-rate.js';

/** Approved time with the rate that it is billed at. */
export interface RatedTime extends Partial<TimeRate> {
  id: string;
  contractorId?: string;
  jobId: string | null;
  workOrderId?: string | null;
  itemId: string | null;
  workDate: string;
  minutes: number;
  description: string | null;
  /** For an hour; null takes the price of the item. */
  rate: string | null;
  /** Left out: all of it is regular. */
  split?: OvertimeSplit;
}

export type TimeGrouping = 'service' | 'entry';

/** Work that was billed before: its visit has had its minimum charge. */
export type BilledVisit = Pick<RatedTime, 'contractorId' | 'jobId' | 'workOrderId' | 'workDate'>;

/**
 * Lines for time: one for each service, job and rate (or one for each entry), in the order of the work, then what
 * overtime adds to it and what is missing to a minimum charge. The quantity is in hours to six decimals, and every
 * entry is on its line as evidence, with the reason of its rate.
 */
export function timeLines(
  entries: readonly RatedTime[],
  names: ReadonlyMap<string, string>,
  grouping: TimeGrouping = 'service',
  billed: readonly BilledVisit[] = [],
): LineInput[] {
  const keyOf = (entry: RatedTime) =>
    grouping === 'entry' ? entry.id : `${entry.itemId} ${entry.jobId} ${entry.rate}`;
  const groups = groupsOf(entries, keyOf);
  return [
    ...groups.map((group) => lineOf(group, names)),
    ...groups.flatMap((group) => extraLines(group, names)),
    ...minimumLines(entries, billed),
  ];
}

function lineOf(group: readonly RatedTime[], names: ReadonlyMap<string, string>): LineInput {
  const [first] = group as [RatedTime, ...RatedTime[]];
  const service = names.get(first.itemId ?? '') ?? 'Labour';
  return {
    ...commonOf(group),
    description:
      group.length === 1 && first.description ? first.description : `${service}, ${spanOf(daysOf(group))}`,
    quantity: hoursOf(group.reduce((sum, entry) => sum + entry.minutes, 0)),
    unitPrice: first.rate ?? undefined,
    evidence: group.map((entry) => whole('time_entry', entry.id, reasonOf(entry))),
  };
}

const EXTRAS = [
  { kind: 'overtime', name: 'Overtime' },
  { kind: 'double', name: 'Double time' },
  { kind: 'holiday', name: 'Statutory holiday' },
] as const;

/** The hours are on the line of the work already, once: here is what they count more. */
function extraLines(group: readonly RatedTime[], names: ReadonlyMap<string, string>): LineInput[] {
  return EXTRAS.flatMap(({ kind, name }) => {
    const own = group.filter(({ split, rate }) => rate !== null && (split?.[kind] ?? 0) > 0);
    return groupsOf(own, ({ overtime = NO_OVERTIME }) => overtime[kind]).flatMap((same): LineInput[] => {
      const [{ overtime = NO_OVERTIME, rate, itemId }] = same as [RatedTime, ...RatedTime[]];
      const more = Money.of(overtime[kind]).minus('1');
      if (more.compare('0') <= 0) return [];
      const service = names.get(itemId ?? '') ?? 'Labour';
      return [
        {
          ...commonOf(same),
          description: `${name} at ${Money.of(overtime[kind])} times, ${service}, ${spanOf(daysOf(same))}`,
          quantity: hoursOf(same.reduce((sum, { split }) => sum + (split?.[kind] ?? 0), 0)),
          unitPrice: Money.of(rate ?? '0')
            .times(more)
            .rounded(6)
            .toString(),
        },
      ];
    });
  });
}

/** A visit is the work of one person on one job and day. It costs its minimum once, however often it is billed. */
function minimumLines(entries: readonly RatedTime[], billed: readonly BilledVisit[]): LineInput[] {
  const had = new Set(billed.map(visitOf));
  return groupsOf(entries, visitOf).flatMap((visit): LineInput[] => {
    const [first] = visit as [RatedTime, ...RatedTime[]];
    const minimum = visit.reduce<Money>((most, { minimumCharge }) => {
      const own = Money.of(minimumCharge ?? '0');
      return own.compare(most) > 0 ? own : most;
    }, Money.zero);
    if (minimum.isZero() || had.has(visitOf(first))) return [];
    const missing = minimum.minus(Money.sum(visit.map(priceOfEntry)));
    if (missing.compare('0') <= 0) return [];
    return [
      {
        ...commonOf(visit),
        description: `Minimum charge of ${minimum.toFixed()}, ${first.workDate}`,
        quantity: '1',
        unitPrice: missing.toFixed(),
      },
    ];
  });
}

function priceOfEntry({ rate, minutes, overtime = NO_OVERTIME, split }: RatedTime): string {
  if (rate === null) return '0';
  const parts = split ?? { regular: minutes, overtime: 0, double: 0, holiday: 0 };
  return priceOf({ rate, overtime, minimumCharge: null }, parts).total;
}

function visitOf({ contractorId, jobId, workOrderId, workDate }: BilledVisit): string {
  return `${contractorId} ${jobId} ${workOrderId ?? null} ${workDate}`;
}

function commonOf(group: readonly RatedTime[]) {
  const [first] = group as [RatedTime, ...RatedTime[]];
  return { itemId: first.itemId, jobId: first.jobId, serviceDate: [...daysOf(group)].sort().at(-1) ?? null };
}

function reasonOf({ reason = null, split }: RatedTime): string | null {
  const extra = EXTRAS.flatMap(({ kind, name }) =>
    split && split[kind] > 0 ? `${name.toLowerCase()}: ${split[kind]} of its minutes` : [],
  );
  return extra.length === 0 ? reason : `${reason ?? ''} (${extra.join(', ')})`.trim();
}

function daysOf(group: readonly RatedTime[]): string[] {
  return group.map((entry) => entry.workDate);
}

function hoursOf(minutes: number): string {
  return Money.of(minutes).dividedBy(60).rounded(6).toString();
}
