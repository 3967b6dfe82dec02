import type { schemas } from '#api-client';

export type BackTest = schemas['BackTestAnswer'];

export type Advice = 'nothing' | 'notApplicable' | 'quiet' | 'falseAlarms' | 'useful' | 'mixed';

/** What a back-test says about switching the rule on. */
export function adviceOf({
  lookedAt,
  applicable,
  found,
  hints,
}: Pick<BackTest, 'lookedAt' | 'applicable' | 'found' | 'hints'>): Advice {
  if (lookedAt === 0) return 'nothing';
  if (applicable === 0) return 'notApplicable';
  if (found === 0) return 'quiet';
  if (hints.false_alarm * 2 > found) return 'falseAlarms';
  return hints.real > hints.false_alarm ? 'useful' : 'mixed';
}
