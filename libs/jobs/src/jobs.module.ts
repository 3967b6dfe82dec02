import { Module } from '@nestjs/common';
import { CatalogModule } from '#catalog';
import { PartiesModule } from '#parties';
import { PurchaseOrdersModule } from '#purchase-orders';
import { BookStockCommand } from './commands/book-stock.command.js';
import { ChangeCheckpointsCommand } from './commands/change-checkpoints.command.js';
import { ChangeDependenciesCommand } from './commands/change-dependencies.command.js';
import { ChangeGatesCommand } from './commands/change-gates.command.js';
import { ChangeInvoicedCommand } from './commands/change-invoiced.command.js';
import { ChangeJobCommand } from './commands/change-job.command.js';
import { ChangeJobFilesCommand } from './commands/change-job-files.command.js';
import { CompleteJobCommand } from './commands/complete-job.command.js';
import { CreateHandJobCommand } from './commands/create-hand-job.command.js';
import { CreateJobCommand } from './commands/create-job.command.js';
import { HandDrafter } from './commands/hand-drafter.js';
import { JobAnnouncer } from './commands/job-announcer.js';
import { JobConclusion } from './commands/job-conclusion.js';
import { JobDrafter } from './commands/job-drafter.js';
import { JobEvidence } from './commands/job-evidence.js';
import { JobJournal } from './commands/job-journal.js';
import { JobReadiness } from './commands/job-readiness.js';
import { JobReferences } from './commands/job-references.js';
import { JobRegistrar } from './commands/job-registrar.js';
import { MoveJobCommand } from './commands/move-job.command.js';
import { MoveMaterialCommand } from './commands/move-material.command.js';
import { OrderCloser } from './commands/order-closer.js';
import { RecordProgressCommand } from './commands/record-progress.command.js';
import { SaveTemplateCommand } from './commands/save-template.command.js';
import { SaveWorkCentreCommand } from './commands/save-work-centre.command.js';
import { ShipJobCommand } from './commands/ship-job.command.js';
import { SplitJobCommand } from './commands/split-job.command.js';
import { JobCalendar } from './job-calendar.js';
import { JobCheckpointsController } from './job-checkpoints.controller.js';
import { JobCheckpointsRepository } from './job-checkpoints.repository.js';
import { JobDependenciesController } from './job-dependencies.controller.js';
import { JobDependenciesRepository } from './job-dependencies.repository.js';
import { JobFilesController } from './job-files.controller.js';
import { JobFilesRepository } from './job-files.repository.js';
import { JobGatesController } from './job-gates.controller.js';
import { JobGatesRepository } from './job-gates.repository.js';
import { JobLinesController } from './job-lines.controller.js';
import { JobLinesRepository } from './job-lines.repository.js';
import { JobListRepository } from './job-list.repository.js';
import { JobMaterialsController } from './job-materials.controller.js';
import { JobMovesController } from './job-moves.controller.js';
import { JobNumbersRepository } from './job-numbers.repository.js';
import { JobSets } from './job-sets.repository.js';
import { JobTemplatesController } from './job-templates.controller.js';
import { JobTemplatesRepository } from './job-templates.repository.js';
import { JobsController } from './jobs.controller.js';
import { JobsFacade } from './jobs.facade.js';
import { JobsRepository } from './jobs.repository.js';
import { OrderCancelledListener } from './listeners/order-cancelled.listener.js';
import { OrderProgressListener } from './listeners/order-progress.listener.js';
import { OrderShippedListener } from './listeners/order-shipped.listener.js';
import { MaterialUseRepository } from './material-use.repository.js';
import { OrderJobsController } from './order-jobs.controller.js';
import { OrderJobsRepository } from './order-jobs.repository.js';
import { JobAnswers } from './queries/job-answers.query.js';
import { JobListQuery } from './queries/job-list.query.js';
import { JobParts } from './queries/job-parts.query.js';
import { LineHistoryQuery } from './queries/line-history.query.js';
import { StockQuery } from './queries/stock.query.js';
import { StockController } from './stock.controller.js';
import { StockRepository } from './stock.repository.js';
import { StockBookingRepository } from './stock-booking.repository.js';
import { StockListRepository } from './stock-list.repository.js';
import { WorkCentresController } from './work-centres.controller.js';
import { WorkCentresRepository } from './work-centres.repository.js';

@Module({
  imports: [PartiesModule, CatalogModule, PurchaseOrdersModule],
  controllers: [
    JobMaterialsController,
    StockController,

    JobCheckpointsController,
    JobGatesController,
    JobFilesController,
    JobDependenciesController,
    JobTemplatesController,

    JobsController,
    JobMovesController,
    JobLinesController,
    OrderJobsController,
    WorkCentresController,
  ],
  providers: [
    MoveMaterialCommand,
    BookStockCommand,
    StockRepository,
    StockBookingRepository,
    MaterialUseRepository,
    StockListRepository,
    StockQuery,

    ChangeCheckpointsCommand,
    ChangeGatesCommand,
    ChangeJobFilesCommand,
    ChangeDependenciesCommand,
    JobConclusion,
    JobReadiness,
    JobEvidence,
    JobJournal,
    JobReferences,
    SaveTemplateCommand,
    JobCheckpointsRepository,
    JobGatesRepository,
    JobFilesRepository,
    JobDependenciesRepository,
    JobTemplatesRepository,
    JobParts,

    JobsFacade,
    JobsRepository,
    JobSets,
    JobListRepository,
    JobNumbersRepository,
    OrderJobsRepository,
    JobLinesRepository,
    JobCalendar,
    JobAnswers,
    JobListQuery,
    LineHistoryQuery,
    JobDrafter,
    JobRegistrar,
    JobAnnouncer,
    OrderCloser,
    HandDrafter,
    CreateJobCommand,
    CreateHandJobCommand,
    ChangeJobCommand,
    MoveJobCommand,
    RecordProgressCommand,
    CompleteJobCommand,
    ShipJobCommand,
    SplitJobCommand,
    WorkCentresRepository,
    SaveWorkCentreCommand,
    ChangeInvoicedCommand,
    OrderCancelledListener,
    OrderProgressListener,
    OrderShippedListener,
  ],
  exports: [JobParts, JobsFacade, JobSets, JobsRepository, WorkCentresRepository],
})
export class JobsModule {}
