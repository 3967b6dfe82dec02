import { StateMachine } from '#kernel';

export const TIME_ENTRY_STATUSES = [
  'draft',
  'running',
  'on_break',
  'submitted',
  'approved',
  'invoiced',
  'rejected',
] as const;
export type TimeEntryStatus = (typeof TIME_ENTRY_STATUSES)[number];

export type TimeEntryAction =
  | 'pause'
  | 'resume'
  | 'stop'
  | 'submit'
  | 'approve'
  | 'reject'
  | 'bill'
  | 'release';

/**
 * `draft` is time that is not handed in yet: a sheet that was typed in, or a timer that was stopped to look it over
 * first. A timer begins as `running`. `release` is what voiding an invoice does to the time on it.
 */
export const timeEntryStates = new StateMachine<TimeEntryStatus, TimeEntryAction>('time entry', 'draft', {
  draft: { submit: 'submitted' },
  running: { pause: 'on_break', stop: 'draft', submit: 'submitted' },
  on_break: { resume: 'running', stop: 'draft', submit: 'submitted' },
  submitted: { approve: 'approved', reject: 'rejected' },
  approved: { bill: 'invoiced' },
  invoiced: { release: 'approved' },
  rejected: { submit: 'submitted' },
});
