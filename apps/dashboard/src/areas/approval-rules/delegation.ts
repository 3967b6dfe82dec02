import type { schemas } from '#api-client';
import { addDays, weekdayOf } from '../../app/days';

export const DELEGATIONS = '/api/v1/approval-delegations';

export type Delegation = schemas['DelegationAnswer'];
export type DelegationState = 'now' | 'coming' | 'past' | 'ended';

export const STATES: readonly DelegationState[] = ['now', 'coming', 'past', 'ended'];

/** Where a delegation stands today, where the organization is; both days are included. */
export function stateOf(
  { fromDay, toDay, revokedAt }: Pick<Delegation, 'fromDay' | 'toDay' | 'revokedAt'>,
  today: string,
): DelegationState {
  if (revokedAt) return 'ended';
  if (today > toDay) return 'past';
  return today < fromDay ? 'coming' : 'now';
}

export interface Days {
  fromDay: string;
  toDay: string;
}

/** From today to the end of this week. */
export const thisWeek = (today: string): Days => ({
  fromDay: today,
  toDay: addDays(today, 7 - weekdayOf(today)),
});

/** From the next Monday to the Sunday after it. */
export function nextWeek(today: string): Days {
  const fromDay = addDays(today, 8 - weekdayOf(today));
  return { fromDay, toDay: addDays(fromDay, 6) };
}
