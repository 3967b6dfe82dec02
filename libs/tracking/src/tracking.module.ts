import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { PartiesModule } from '#parties';
import { TimekeepingModule } from '#timekeeping';
import { WorkOrdersModule } from '#work-orders';
import { ActiveContractorsController } from './active-contractors.controller.js';
import { ActiveContractorsRepository } from './active-contractors.repository.js';
import { ChangeSettings } from './commands/change-settings.command.js';
import { PresenceDesk } from './commands/presence-desk.js';
import { ContractorDaysRepository } from './contractor-days.repository.js';
import { LocationIntake } from './intake/location-intake.js';
import { PositionsRepository } from './intake/positions.repository.js';
import { DocumentListener } from './listeners/document.listeners.js';
import { ConsentListener, TimerListener } from './listeners/timer.listener.js';
import { WorkOrderListener } from './listeners/work-order.listener.js';
import { LiveEventsRepository } from './live/live-events.repository.js';
import { LiveTail } from './live/live-tail.js';
import { LiveController } from './live.controller.js';
import { ShowActive } from './queries/show-active.query.js';
import { ShowDays } from './queries/show-days.query.js';
import { ShowHead } from './queries/show-head.query.js';
import { ShowTrail } from './queries/show-trail.query.js';
import { RetentionHandler } from './schedule/retention.handler.js';
import { RetentionSchedule } from './schedule/retention.schedule.js';
import { SilenceSchedule } from './schedule/silence.schedule.js';
import { TrackingSettingsRepository } from './settings.repository.js';
import { Acknowledging } from './sockets/acknowledging.interceptor.js';
import { Cluster } from './sockets/cluster.js';
import { ContractorPulse } from './sockets/contractor-pulse.js';
import { ContractorsGateway } from './sockets/contractors.gateway.js';
import { Door } from './sockets/door.js';
import { Hall } from './sockets/hall.js';
import { LiveMetrics } from './sockets/live-metrics.js';
import { ManagerWatch } from './sockets/manager-watch.js';
import { ManagersGateway } from './sockets/managers.gateway.js';
import { ProblemAnswer } from './sockets/problem-answer.filter.js';
import { StatesRepository } from './states.repository.js';
import { TrackingController } from './tracking.controller.js';
import { TrailsRepository } from './trails.repository.js';
import { ViewsRepository } from './views.repository.js';

const REPOSITORIES = [
  ActiveContractorsRepository,
  ContractorDaysRepository,
  LiveEventsRepository,
  PositionsRepository,
  StatesRepository,
  TrackingSettingsRepository,
  TrailsRepository,
  ViewsRepository,
];
const SOCKETS = [
  Acknowledging,
  Cluster,
  ContractorPulse,
  ContractorsGateway,
  Door,
  Hall,
  LiveMetrics,
  ManagerWatch,
  ManagersGateway,
  ProblemAnswer,
];

@Module({
  imports: [IdentityModule, PartiesModule, TimekeepingModule, WorkOrdersModule],
  controllers: [ActiveContractorsController, LiveController, TrackingController],
  providers: [
    ...REPOSITORIES,
    ...SOCKETS,
    ...[LocationIntake, LiveTail],
    ...[ChangeSettings, PresenceDesk, ShowActive, ShowDays, ShowHead, ShowTrail],
    ...[ConsentListener, DocumentListener, TimerListener, WorkOrderListener],
    ...[RetentionHandler, RetentionSchedule, SilenceSchedule],
  ],
})
export class TrackingModule {}
