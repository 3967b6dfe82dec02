import { Module } from '@nestjs/common';
import { CatalogFacade } from './catalog.facade.js';
import { CatalogStores } from './catalog.stores.js';
import { ItemsRepository } from './items.repository.js';
import { TaxesOf } from './queries/taxes-of.query.js';

@Module({
  providers: [CatalogFacade, CatalogStores, ItemsRepository, TaxesOf],
  exports: [CatalogFacade],
})
export class CatalogModule {}
