import { addDays } from '#kernel';

/** How long after its due day something is not paid. */
export const AGES = ['notDue', 'to30', 'to60', 'to90', 'over90'] as const;
export type Age = (typeof AGES)[number];

/** Due on these days, both included; either end may be open. */
export interface DueDays {
  from?: string;
  to?: string;
  /** What has no due day as well: it is not late either. */
  orNever?: boolean;
}

/** How many days late each age begins and ends. */
const LATE: Record<Exclude<Age, 'notDue'>, readonly [from: number, to: number | undefined]> = {
  to30: [1, 30],
  to60: [31, 60],
  to90: [61, 90],
  over90: [91, undefined],
};

/** When something is due that is of this age on a day. */
export function dueDaysOf(age: Age, today: string): DueDays {
  if (age === 'notDue') return { from: today, orNever: true };
  const [least, most] = LATE[age];
  return { to: addDays(today, -least), from: most === undefined ? undefined : addDays(today, -most) };
}
