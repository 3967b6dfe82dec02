import { wallTimeOf } from '#kernel';
import { nameOfRounding, type RoundingPolicy, roundMinutes, roundParts } from './rounding.js';
import type { NewTimeEntry } from './time-entry.js';
import { type DayOfWork, splitByDay, type Work } from './worked-time.js';

/** What follows from when somebody worked. */
export type DayPart = Pick<
  NewTimeEntry,
  | 'kind'
  | 'status'
  | 'workDate'
  | 'minutes'
  | 'rawMinutes'
  | 'rounding'
  | 'zone'
  | 'startedAt'
  | 'endedAt'
  | 'startedWall'
  | 'endedWall'
  | 'breaks'
  | 'forgottenAfter'
  | 'splitFrom'
>;
export type DayParts = [DayPart, ...DayPart[]];

export interface WorkRules {
  /** IANA name of the site's zone. */
  zone: string;
  rounding: RoundingPolicy;
  forgottenAfterHours: number;
  /** A timer that has just been started: there is no end yet. */
  runs: boolean;
}

/** A line of a sheet: minutes of a day, without times. */
export function entryOfDay(workDate: string, rawMinutes: number, rounding: RoundingPolicy): DayPart {
  return {
    kind: 'sheet',
    status: 'draft',
    workDate,
    minutes: roundMinutes(rawMinutes, rounding),
    rawMinutes,
    rounding: nameOfRounding(rounding),
    ...{ zone: null, startedAt: null, endedAt: null, startedWall: null, endedWall: null, breaks: [] },
    ...{ forgottenAfter: null, splitFrom: null },
  };
}

/** Work with its times, one part for each local day, rounded as a whole. */
export function partsOfWork(work: Work, rules: WorkRules): DayParts {
  const days = splitByDay(work, rules.zone);
  const rounded = roundParts(
    days.map((day) => day.minutes),
    rules.rounding,
  );
  return days.map((day, index) => partOf(day, rounded[index] ?? 0, work, rules)) as DayParts;
}

function partOf(day: DayOfWork, minutes: number, work: Work, rules: WorkRules): DayPart {
  const { zone, runs } = rules;
  const forgottenAfter = new Date(work.startedAt.getTime() + rules.forgottenAfterHours * 3_600_000);
  return {
    kind: runs ? 'timer' : 'sheet',
    status: runs ? 'running' : 'draft',
    workDate: day.workDate,
    minutes,
    rawMinutes: day.minutes,
    rounding: nameOfRounding(rules.rounding),
    zone,
    startedAt: day.startedAt.toISOString(),
    endedAt: runs ? null : day.endedAt.toISOString(),
    startedWall: wallTimeOf(day.startedAt, zone),
    endedWall: runs ? null : wallTimeOf(day.endedAt, zone),
    breaks: day.breaks.map((pause) => ({
      startedAt: pause.startedAt.toISOString(),
      endedAt: pause.endedAt.toISOString(),
    })),
    forgottenAfter: forgottenAfter.toISOString(),
    splitFrom: null,
  };
}
