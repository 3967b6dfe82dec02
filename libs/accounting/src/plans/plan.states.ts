import { StateMachine } from '#kernel';

export type PlanStatus = 'planning' | 'ready' | 'applying' | 'applied' | 'stale' | 'failed' | 'expired';
export type PlanAction = 'finish' | 'apply' | 'complete' | 'outdate' | 'fail' | 'expire';

/**
 * A sync that is shown before it is done. `stale`: what it rests on has changed since, so it was refused; what differs
 * is kept with it. Nothing leads out of an end: whoever wants it again makes a new plan.
 */
export const planStates = new StateMachine<PlanStatus, PlanAction>('plan', 'planning', {
  planning: { finish: 'ready', fail: 'failed' },
  ready: { apply: 'applying', outdate: 'stale', expire: 'expired' },
  applying: { complete: 'applied', outdate: 'stale', fail: 'failed' },
  applied: {},
  stale: {},
  failed: {},
  expired: {},
});
