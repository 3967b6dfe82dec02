import { StateMachine } from '#kernel';

export type DifferenceStatus = 'open' | 'repairing' | 'settled' | 'explained';
export type DifferenceAction = 'send' | 'settle' | 'explain' | 'reopen';

/**
 * Something on which the two books do not agree. `repairing`: our write of it is on its way. `settled`: both say the same
 * when it was looked at again. `explained`: a person said why it may stay.
 */
export const differenceStates = new StateMachine<DifferenceStatus, DifferenceAction>('difference', 'open', {
  open: { send: 'repairing', settle: 'settled', explain: 'explained' },
  repairing: { settle: 'settled', reopen: 'open', explain: 'explained' },
  explained: { send: 'repairing', settle: 'settled', reopen: 'open', explain: 'explained' },
  settled: {},
});
