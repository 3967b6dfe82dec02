import { StateMachine } from '#kernel';

export type JobStatus =
  | 'created'
  | 'planned'
  | 'in_progress'
  | 'review'
  | 'completed'
  | 'shipped'
  | 'on_hold'
  | 'cancelled';
export type JobAction =
  | 'plan'
  | 'start'
  | 'review'
  | 'return'
  | 'complete'
  | 'ship'
  | 'hold'
  | 'resume'
  | 'cancel';

/** Planning and review may be skipped: small jobs start and end without them. */
export const jobStates = new StateMachine<JobStatus, JobAction>('job', 'created', {
  created: { plan: 'planned', start: 'in_progress', hold: 'on_hold', cancel: 'cancelled' },
  planned: { start: 'in_progress', hold: 'on_hold', cancel: 'cancelled' },
  in_progress: { review: 'review', complete: 'completed', hold: 'on_hold', cancel: 'cancelled' },
  review: { return: 'in_progress', complete: 'completed', hold: 'on_hold', cancel: 'cancelled' },
  completed: { ship: 'shipped' },
  shipped: {},
  on_hold: { plan: 'planned', resume: 'in_progress', cancel: 'cancelled' },
  cancelled: {},
});
