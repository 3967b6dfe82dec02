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
  | 'start'
  | 'pause'
  | 'resume'
  | 'submit'
  | 'approve'
  | 'reject'
  | 'bill'
  | 'release';

/**
 * `draft` is a time sheet that was typed in and not handed in yet; a timer runs instead. `release` is what voiding an
 * invoice does to the time on it.
 */
export const timeEntryStates = new StateMachine<TimeEntryStatus, TimeEntryAction>('time entry', 'draft', {
  draft: { start: 'running', submit: 'submitted' },
  running: { pause: 'on_break', submit: 'submitted' },
  on_break: { resume: 'running', submit: 'submitted' },
  submitted: { approve: 'approved', reject: 'rejected' },
  approved: { bill: 'invoiced' },
  invoiced: { release: 'approved' },
  rejected: { submit: 'submitted' },
});
