import { Module } from '@nestjs/common';
import { CatalogModule } from '#catalog';
import { IdentityModule } from '#identity';
import { JobsModule } from '#jobs';
import { NotificationsModule } from '#notifications';
import { PartiesModule } from '#parties';
import { WorkOrdersModule } from '#work-orders';
import { BillableTimeRepository } from './billable-time.repository.js';
import { BillExpenses } from './commands/bill-expenses.command.js';
import { BillTimeEntries } from './commands/bill-time-entries.command.js';
import { ChangePolicy } from './commands/change-policy.command.js';
import { ChangeTime } from './commands/change-time.command.js';
import { ExpenseComposer } from './commands/expense-composer.js';
import { LockWeek } from './commands/lock-week.command.js';
import { MoveExpense } from './commands/move-expense.command.js';
import { MoveTime } from './commands/move-time.command.js';
import { MoveWeek } from './commands/move-week.command.js';
import { OpenWeeks } from './commands/open-weeks.js';
import { RecordCrew } from './commands/record-crew.command.js';
import { RecordExpense } from './commands/record-expense.command.js';
import { RecordLocation } from './commands/record-location.command.js';
import { RecordTime } from './commands/record-time.command.js';
import { RunTimer } from './commands/run-timer.command.js';
import { StopRules } from './commands/stop-rules.js';
import { TimeComposer } from './commands/time-composer.js';
import { TimeContext } from './commands/time-context.js';
import { TimeLog } from './commands/time-log.js';
import { TimerDesk } from './commands/timer-desk.js';
import { WorkChecks } from './commands/work-checks.js';
import { ContractorExpensesController } from './contractor-expenses.controller.js';
import { ContractorTimeController } from './contractor-time.controller.js';
import { ExpenseStepsController } from './expense-steps.controller.js';
import { ExpensesController } from './expenses.controller.js';
import { ExpensesRepository } from './expenses.repository.js';
import { JobTimeController } from './job-time.controller.js';
import { JobTimeRepository } from './job-time.repository.js';
import { ExpenseNoticeListener } from './listeners/expense-notice.listener.js';
import { RateNoticeListener } from './listeners/rate-notice.listener.js';
import { TimeNoticeListener } from './listeners/time-notice.listener.js';
import { LocationsController } from './locations.controller.js';
import { LockedWeeksRepository } from './locked-weeks.repository.js';
import { PoliciesRepository } from './policies.repository.js';
import { PolicyController } from './policy.controller.js';
import { PunchRetention } from './punch-retention.repository.js';
import { PunchesRepository } from './punches.repository.js';
import { JobTimeQuery } from './queries/job-time.query.js';
import { RateNewsQuery } from './queries/rate-news.query.js';
import { ReachTime } from './queries/reach-time.query.js';
import { ShowExpenses } from './queries/show-expenses.query.js';
import { ShowWeek } from './queries/show-week.query.js';
import { TimeSlip } from './queries/time-slip.query.js';
import { WeekSheets } from './queries/week-sheets.query.js';
import { RateAudienceRepository } from './rate-audience.repository.js';
import { TimeEntriesController } from './time-entries.controller.js';
import { TimeEntriesRepository } from './time-entries.repository.js';
import { TimeEntryRecords } from './time-entry-records.repository.js';
import { TimeSets } from './time-sets.repository.js';
import { TimeSlipController } from './time-slip.controller.js';
import { TimeStepsController } from './time-steps.controller.js';
import { TimekeepingFacade } from './timekeeping.facade.js';
import { WeekFileController } from './week-file.controller.js';
import { WeeksController } from './weeks.controller.js';
import { WeeksRepository } from './weeks.repository.js';

const REPOSITORIES = [
  TimeEntriesRepository,
  BillableTimeRepository,
  TimeEntryRecords,
  TimeSets,
  PoliciesRepository,
  LockedWeeksRepository,
  WeeksRepository,
  PunchesRepository,
  PunchRetention,
  ExpensesRepository,
  JobTimeRepository,
];
const RULES = [
  OpenWeeks,
  StopRules,
  TimeComposer,
  TimeContext,
  WorkChecks,
  TimeLog,
  ReachTime,
  ShowWeek,
  TimeSlip,
  WeekSheets,
  ShowExpenses,
  ExpenseComposer,
  JobTimeQuery,
];
const COMMANDS = [
  BillExpenses,
  LockWeek,
  MoveExpense,
  MoveWeek,
  RecordExpense,
  RecordLocation,
  BillTimeEntries,
  ChangePolicy,
  ChangeTime,
  MoveTime,
  RecordCrew,
  RecordTime,
  RunTimer,
  TimerDesk,
];

@Module({
  imports: [CatalogModule, IdentityModule, JobsModule, NotificationsModule, PartiesModule, WorkOrdersModule],
  controllers: [
    TimeEntriesController,
    TimeStepsController,
    ContractorTimeController,
    PolicyController,
    TimeSlipController,
    WeekFileController,
    WeeksController,
    LocationsController,
    ExpensesController,
    ExpenseStepsController,
    ContractorExpensesController,
    JobTimeController,
  ],
  providers: [
    ...REPOSITORIES,
    ...RULES,
    ...COMMANDS,
    TimeNoticeListener,
    ExpenseNoticeListener,
    RateNoticeListener,
    RateNewsQuery,
    RateAudienceRepository,
    TimekeepingFacade,
  ],
  exports: [TimekeepingFacade, TimerDesk, TimeSets, PunchesRepository],
})
export class TimekeepingModule {}
