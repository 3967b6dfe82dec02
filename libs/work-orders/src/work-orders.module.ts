import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { JobsModule } from '#jobs';
import { NotificationsModule } from '#notifications';
import { PartiesModule } from '#parties';
import { AssignWorkOrderCommand } from './commands/assign-work-order.command.js';
import { AssignmentDesk } from './commands/assignment-desk.js';
import { ConfirmationDesk } from './commands/confirmation-desk.js';
import { InboundSecrets } from './commands/inbound-secrets.js';
import { MoveWorkOrderCommand } from './commands/move-work-order.command.js';
import { NoticeEffects } from './commands/notice-effects.js';
import { ReceiveNoticeCommand } from './commands/receive-notice.command.js';
import { RetryConfirmationCommand } from './commands/retry-confirmation.command.js';
import { SaveInboundSourceCommand } from './commands/save-inbound-source.command.js';
import { SaveWorkOrderCommand } from './commands/save-work-order.command.js';
import { Senders } from './commands/senders.js';
import { SyncWorkOrdersCommand } from './commands/sync-work-orders.command.js';
import { TickCheckCommand } from './commands/tick-check.command.js';
import { WorkOrderAnnouncer } from './commands/work-order-announcer.js';
import { WorkOrderChecks } from './commands/work-order-checks.js';
import { ConfirmationRetention } from './confirmation-retention.repository.js';
import { ConfirmationsController } from './confirmations.controller.js';
import { ConfirmationsRepository } from './confirmations.repository.js';
import { ConfirmHandler } from './handlers/confirm.handler.js';
import { InboundController } from './inbound.controller.js';
import { InboundRepository } from './inbound.repository.js';
import { ConfirmToSenderListener } from './listeners/confirm-to-sender.listener.js';
import { OwnWorkOrdersController } from './own-work-orders.controller.js';
import { ProjectLinksRepository } from './project-links.repository.js';
import { VisitSets } from './visit-sets.repository.js';
import { VisitsRepository } from './visits.repository.js';
import { WorkOrderMovesController } from './work-order-moves.controller.js';
import { WorkOrdersController } from './work-orders.controller.js';
import { WorkOrdersFacade } from './work-orders.facade.js';
import { WorkOrdersRepository } from './work-orders.repository.js';

@Module({
  imports: [IdentityModule, JobsModule, NotificationsModule, PartiesModule],
  // The contractor's own addresses come before those with an id in the same place.
  controllers: [
    OwnWorkOrdersController,
    WorkOrdersController,
    WorkOrderMovesController,
    InboundController,
    ConfirmationsController,
  ],
  providers: [
    WorkOrdersFacade,
    WorkOrdersRepository,
    VisitsRepository,
    ProjectLinksRepository,
    VisitSets,
    InboundRepository,
    InboundSecrets,
    Senders,
    WorkOrderAnnouncer,
    WorkOrderChecks,
    SaveWorkOrderCommand,
    AssignWorkOrderCommand,
    AssignmentDesk,
    MoveWorkOrderCommand,
    TickCheckCommand,
    SyncWorkOrdersCommand,
    NoticeEffects,
    ReceiveNoticeCommand,
    SaveInboundSourceCommand,
    ConfirmToSenderListener,
    ConfirmationsRepository,
    ConfirmationRetention,
    ConfirmationDesk,
    ConfirmHandler,
    RetryConfirmationCommand,
  ],
  exports: [WorkOrdersFacade],
})
export class WorkOrdersModule {}
