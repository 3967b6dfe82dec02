import { Module } from '@nestjs/common';
import { PartiesModule } from '#parties';
import { PurchaseOrdersModule } from '#purchase-orders';
import { ChangeInvoicedCommand } from './commands/change-invoiced.command.js';
import { CompleteJobCommand } from './commands/complete-job.command.js';
import { CreateJobCommand } from './commands/create-job.command.js';
import { JobAnnouncer } from './commands/job-announcer.js';
import { JobDrafter } from './commands/job-drafter.js';
import { JobRegistrar } from './commands/job-registrar.js';
import { MoveJobCommand } from './commands/move-job.command.js';
import { OrderCloser } from './commands/order-closer.js';
import { RecordProgressCommand } from './commands/record-progress.command.js';
import { JobListRepository } from './job-list.repository.js';
import { JobNumbersRepository } from './job-numbers.repository.js';
import { JobsController } from './jobs.controller.js';
import { JobsFacade } from './jobs.facade.js';
import { JobsRepository } from './jobs.repository.js';
import { OrderCancelledListener } from './listeners/order-cancelled.listener.js';
import { OrderJobsController } from './order-jobs.controller.js';
import { OrderJobsRepository } from './order-jobs.repository.js';
import { JobListQuery } from './queries/job-list.query.js';

@Module({
  imports: [PartiesModule, PurchaseOrdersModule],
  controllers: [JobsController, OrderJobsController],
  providers: [
    JobsFacade,
    JobsRepository,
    JobListRepository,
    JobNumbersRepository,
    OrderJobsRepository,
    JobListQuery,
    JobDrafter,
    JobRegistrar,
    JobAnnouncer,
    OrderCloser,
    CreateJobCommand,
    MoveJobCommand,
    RecordProgressCommand,
    CompleteJobCommand,
    ChangeInvoicedCommand,
    OrderCancelledListener,
  ],
  exports: [JobsFacade],
})
export class JobsModule {}
