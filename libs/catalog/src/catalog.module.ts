import { Module } from '@nestjs/common';
import { BooksController } from './books.controller.js';
import { CatalogFacade } from './catalog.facade.js';
import { CatalogStores } from './catalog.stores.js';
import { ChangeItemCommand } from './commands/change-item.command.js';
import { CreateItemCommand } from './commands/create-item.command.js';
import { ItemAnnouncer } from './commands/item-announcer.js';
import { ItemChecks } from './commands/item-checks.js';
import { KeptListsCommand } from './commands/kept-lists.command.js';
import { ItemsController } from './items.controller.js';
import { ItemsRepository } from './items.repository.js';
import { KeptListsRepository } from './kept-lists.repository.js';
import { ReferenceListQuery } from './queries/reference-list.query.js';
import { TaxCodesQuery } from './queries/tax-codes.query.js';
import { TaxesQuery } from './queries/taxes.query.js';
import { ReferenceListsRepository } from './reference-lists.repository.js';
import { ServiceTypesController } from './service-types.controller.js';
import { TaxesController } from './taxes.controller.js';
import { UnitsController } from './units.controller.js';

@Module({
  controllers: [ItemsController, TaxesController, BooksController, UnitsController, ServiceTypesController],
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
    KeptListsRepository,
    KeptListsCommand,
  ],
  exports: [CatalogFacade],
})
export class CatalogModule {}
