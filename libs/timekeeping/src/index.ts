export { TimerDesk } from './commands/timer-desk.js';
export type { BillableTime, BillableTimeFilter } from './domain/billable-time.js';
export {
  EXPENSE_CATEGORIES,
  type ExpenseCategory,
  type ExpenseView,
  type MileageBasis,
} from './domain/expense.js';
export { EXPENSE_STATUSES, type ExpenseStatus, expenseStates } from './domain/expense-states.js';
export type { TimeBreak, TimeEntryRecord, TimeEntryView } from './domain/time-entry.js';
export { TIME_ENTRY_STATUSES, type TimeEntryStatus, timeEntryStates } from './domain/time-entry-states.js';
export { Moment } from './dto/moment.field.js';
export { RecordOwnTimeBody } from './dto/record-time.dto.js';
export { ExpenseApproved, ExpenseRejected, ExpenseSubmitted } from './events/expense.events.js';
export { LocationConsentChanged } from './events/location-consent-changed.event.js';
export { TimeEntryApproved } from './events/time-entry-approved.event.js';
export { TimeEntryRejected, TimeEntrySubmitted } from './events/time-entry-moved.events.js';
export { TimerPaused, TimerResumed, TimerStarted, TimerStopped } from './events/timer.events.js';
export type { BillableExpenseFilter, ExpenseTwin } from './expenses.repository.js';
export { type Punch, PunchesRepository, type PunchPlace } from './punches.repository.js';
export { type TimeOnDay, TimeSets } from './time-sets.repository.js';
export { TimekeepingFacade } from './timekeeping.facade.js';
export { TimekeepingModule } from './timekeeping.module.js';
