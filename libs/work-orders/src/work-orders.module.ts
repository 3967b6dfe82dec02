import { Module } from '@nestjs/common';
import { JobsModule } from '#jobs';
import { PartiesModule } from '#parties';
import { AssignWorkOrderCommand } from './commands/assign-work-order.command.js';
import { AssignmentDesk } from './commands/assignment-desk.js';
import { InboundSecrets } from './commands/inbound-secrets.js';
import { MoveWorkOrderCommand } from './commands/move-work-order.command.js';
import { NoticeEffects } from './commands/notice-effects.js';
import { ReceiveNoticeCommand } from './commands/receive-notice.command.js';
import { SaveInboundSourceCommand } from './commands/save-inbound-source.command.js';
import { SaveWorkOrderCommand } from './commands/save-work-order.command.js';
import { Senders } from './commands/senders.js';
import { SyncWorkOrdersCommand } from './commands/sync-work-orders.command.js';
import { TickCheckCommand } from './commands/tick-check.command.js';
import { WorkOrderAnnouncer } from './commands/work-order-announcer.js';
import { WorkOrderChecks } from './commands/work-order-checks.js';
import { InboundController } from './inbound.controller.js';
import { InboundRepository } from './inbound.repository.js';
import { ConfirmToSenderListener } from './listeners/confirm-to-sender.listener.js';
import { OwnWorkOrdersController } from './own-work-orders.controller.js';
import { VisitsRepository } from './visits.repository.js';
import { WorkOrderMovesController } from './work-order-moves.controller.js';
import { WorkOrdersController } from './work-orders.controller.js';
import { WorkOrdersFacade } from './work-orders.facade.js';
import { WorkOrdersRepository } from './work-orders.repository.js';

@Module({
  imports: [PartiesModule, JobsModule],
  // The contractor's own addresses come before those with an id in the same place.
  controllers: [OwnWorkOrdersController, WorkOrdersController, WorkOrderMovesController, InboundController],
  providers: [
    WorkOrdersFacade,
    WorkOrdersRepository,
    VisitsRepository,
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
  ],
  exports: [WorkOrdersFacade],
})
export class WorkOrdersModule {}
