import { Module } from '@nestjs/common';
import { CatalogModule } from '#catalog';
import { PartiesModule } from '#parties';
import { TransformModule } from '#transform';
import { ChangePurchaseOrderCommand } from './commands/change-purchase-order.command.js';
import { CountProgressCommand } from './commands/count-progress.command.js';
import { CreatePurchaseOrderCommand } from './commands/create-purchase-order.command.js';
import { DecideRevisionCommand } from './commands/decide-revision.command.js';
import { ImportMapping } from './commands/import-mapping.js';
import { ImportNames } from './commands/import-names.js';
import { ImportOrdersCommand } from './commands/import-orders.command.js';
import { ImportWriter } from './commands/import-writer.js';
import { MovePurchaseOrderCommand } from './commands/move-purchase-order.command.js';
import { OrderAnnouncer } from './commands/order-announcer.js';
import { OrderComposer } from './commands/order-composer.js';
import { OrderGate } from './commands/order-gate.js';
import { OrderPricer } from './commands/order-pricer.js';
import { OrderPurpose } from './commands/order-purpose.js';
import { OrderReviser } from './commands/order-reviser.js';
import { OrderWriter } from './commands/order-writer.js';
import { ProposeRevisionCommand } from './commands/propose-revision.command.js';
import { ReceiptBook } from './commands/receipt-book.js';
import { RecordReceiptCommand } from './commands/record-receipt.command.js';
import { RevisionBook } from './commands/revision-book.js';
import { VoidReceiptCommand } from './commands/void-receipt.command.js';
import { DuplicatesRepository } from './duplicates.repository.js';
import { NamedJobsRepository } from './named-jobs.repository.js';
import { OrderChecksController } from './order-checks.controller.js';
import { OrderContentRepository } from './order-content.repository.js';
import { OrderImportsController } from './order-imports.controller.js';
import { OrderNumbersRepository } from './order-numbers.repository.js';
import { OrderStepsController } from './order-steps.controller.js';
import { OrderStore } from './order-store.js';
import { ProgressRepository } from './progress.repository.js';
import { PurchaseOrdersController } from './purchase-orders.controller.js';
import { PurchaseOrdersFacade } from './purchase-orders.facade.js';
import { PurchaseOrdersRepository } from './purchase-orders.repository.js';
import { DuplicatesQuery } from './queries/duplicates.query.js';
import { MatchQuery } from './queries/match.query.js';
import { PurchaseOrderListQuery } from './queries/purchase-order-list.query.js';
import { ReceiptsController } from './receipts.controller.js';
import { ReceiptsRepository } from './receipts.repository.js';
import { RevisionsController } from './revisions.controller.js';
import { RevisionsRepository } from './revisions.repository.js';

@Module({
  imports: [PartiesModule, CatalogModule, TransformModule],
  controllers: [
    OrderImportsController,
    PurchaseOrdersController,
    OrderChecksController,
    OrderStepsController,
    ReceiptsController,
    RevisionsController,
  ],
  providers: [
    ImportMapping,
    ImportNames,
    ImportOrdersCommand,
    ImportWriter,
    ChangePurchaseOrderCommand,
    CountProgressCommand,
    CreatePurchaseOrderCommand,
    DecideRevisionCommand,
    MovePurchaseOrderCommand,
    OrderAnnouncer,
    OrderComposer,
    OrderGate,
    OrderPricer,
    OrderPurpose,
    NamedJobsRepository,
    OrderReviser,
    OrderWriter,
    ProposeRevisionCommand,
    ReceiptBook,
    RecordReceiptCommand,
    RevisionBook,
    VoidReceiptCommand,
    DuplicatesRepository,
    OrderContentRepository,
    OrderNumbersRepository,
    OrderStore,
    ProgressRepository,
    PurchaseOrdersFacade,
    PurchaseOrdersRepository,
    DuplicatesQuery,
    MatchQuery,
    PurchaseOrderListQuery,
    ReceiptsRepository,
    RevisionsRepository,
  ],
  exports: [PurchaseOrdersFacade, PurchaseOrdersRepository, PurchaseOrderListQuery],
})
export class PurchaseOrdersModule {}
