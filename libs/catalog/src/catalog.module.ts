import { Module } from '@nestjs/common';
import { BooksController } from './books.controller.js';
import { CatalogFacade } from './catalog.facade.js';
import { CatalogStores } from './catalog.stores.js';
import { ChangeItemCommand } from './commands/change-item.command.js';
import { CreateItemCommand } from './commands/create-item.command.js';
import { ItemAnnouncer } from './commands/item-announcer.js';
import { ItemChecks } from './commands/item-checks.js';
import { ItemsController } from './items.controller.js';
import { ItemsRepository } from './items.repository.js';
import { ReferenceListQuery } from './queries/reference-list.query.js';
import { TaxCodesQuery } from './queries/tax-codes.query.js';
import { TaxesQuery } from './queries/taxes.query.js';
import { ReferenceListsRepository } from './reference-lists.repository.js';
import { TaxesController } from './taxes.controller.js';

@Module({
  controllers: [ItemsController, TaxesController, BooksController],
  providers: [
    CatalogFacade,
    CatalogStores,
    ItemsRepository,
    ReferenceListsRepository,
    ReferenceListQuery,
    TaxesQuery,
    TaxCodesQuery,
    ItemChecks,
    ItemAnnouncer,
    CreateItemCommand,
    ChangeItemCommand,
  ],
  exports: [CatalogFacade],
})
export class CatalogModule {}
