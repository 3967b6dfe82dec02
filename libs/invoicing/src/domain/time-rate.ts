import {
  NO_OVERTIME,
  type OvertimeRule,
  type OvertimeSplit,
  type RateInForce,
  splitOvertime,
} from '#catalog';
import { Money } from '#kernel';

/** What an hour of an entry is billed at, and why. */
export interface TimeRate {
  /** Decimal text; null takes the price of the item. */
  rate: string | null;
  reason: string | null;
  overtime: OvertimeRule;
  minimumCharge: string | null;
}

/**
 * What was agreed on a rate card, before the rate that stands on the entry, before the accounting system's price. Overtime and
 * a minimum charge are agreed on cards only.
 */
export function timeRate(own: string | null, found: RateInForce | undefined): TimeRate {
  if (found?.source === 'card') {
    const differs = own !== null && !Money.of(own).equals(found.rate);
    const { rate, overtime, minimumCharge } = found;
    const aside = differs ? ` The entry itself says ${Money.of(own).toFixed(2)}.` : '';
    return { rate, overtime, minimumCharge, reason: `${found.reason}${aside}` };
  }
  const rest = { overtime: NO_OVERTIME, minimumCharge: null };
  if (own !== null) return { ...rest, rate: own, reason: 'The rate on the entry.' };
  return { ...rest, rate: found?.rate ?? null, reason: found?.reason ?? null };
}

/** Work whose hours may count more than once. */
export interface CountedWork {
  id: string;
  contractorId: string;
  workDate: string;
  startedAt: string | null;
  minutes: number;
}

export type WorkToSplit = CountedWork & Pick<TimeRate, 'overtime'> & { province: string | null };

/**
 * The regular, overtime, double and holiday minutes of each entry. What was billed before counts first, so that however
 * a week is billed its overtime is billed once; under one rule, the entries of a person count in the order of the work.
 */
export function splitWork(
  work: readonly WorkToSplit[],
  billed: readonly CountedWork[],
): Map<string, OvertimeSplit> {
  const splits = new Map<string, OvertimeSplit>();
  for (const contractorId of new Set(work.map((entry) => entry.contractorId))) {
    const before = inOrder(billed.filter((entry) => entry.contractorId === contractorId));
    const own = inOrder(work.filter((entry) => entry.contractorId === contractorId));
    for (const group of groupsOf(own, (entry) => `${JSON.stringify(entry.overtime)} ${entry.province}`)) {
      const [{ overtime, province }] = group as [WorkToSplit, ...WorkToSplit[]];
      const found = splitOvertime(group.map(worked), overtime, province, before.map(worked));
      for (const [index, entry] of group.entries()) splits.set(entry.id, found[index] as OvertimeSplit);
      before.push(...group);
    }
  }
  return splits;
}

/** In the order in which the first of each came. */
export function groupsOf<T>(all: readonly T[], keyOf: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return [...groups.values()];
}

function inOrder<T extends CountedWork>(work: readonly T[]): T[] {
  const key = ({ workDate, startedAt, id }: T) => `${workDate} ${startedAt ?? ''} ${id}`;
  return [...work].sort((a, b) => key(a).localeCompare(key(b)));
}

function worked({ workDate, minutes }: CountedWork): { day: string; minutes: number } {
  return { day: workDate, minutes };
}
