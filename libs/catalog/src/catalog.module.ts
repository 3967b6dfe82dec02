import { Module } from '@nestjs/common';
import { BooksController } from './books.controller.js';
import { CatalogFacade } from './catalog.facade.js';
import { CatalogStores } from './catalog.stores.js';
import { ChangeItemCommand } from './commands/change-item.command.js';
import { ChangeTaxSettings } from './commands/change-tax-settings.command.js';
import { CreateItemCommand } from './commands/create-item.command.js';
import { FetchRates } from './commands/fetch-rates.command.js';
import { ItemAnnouncer } from './commands/item-announcer.js';
import { ItemChecks } from './commands/item-checks.js';
import { KeptListsCommand } from './commands/kept-lists.command.js';
import { RateCardsCommand } from './commands/rate-cards.command.js';
import { ExchangeRatesController } from './exchange-rates.controller.js';
import { ExchangeRatesRepository } from './exchange-rates.repository.js';
import { ItemRecords } from './item-records.repository.js';
import { ItemsController } from './items.controller.js';
import { ItemsRepository } from './items.repository.js';
import { KeptListsRepository } from './kept-lists.repository.js';
import { ExchangeRates } from './queries/exchange-rate.query.js';
import { RatesQuery } from './queries/rates.query.js';
import { ReferenceListQuery } from './queries/reference-list.query.js';
import { TaxAdvice } from './queries/tax-advice.query.js';
import { TaxCodesQuery } from './queries/tax-codes.query.js';
import { TaxesQuery } from './queries/taxes.query.js';
import { WorkQuery } from './queries/work.query.js';
import { RateCardsController } from './rate-cards.controller.js';
import { RateCardsRepository } from './rate-cards.repository.js';
import { ReferenceListsRepository } from './reference-lists.repository.js';
import { ExchangeRatesSchedule } from './schedule/exchange-rates.schedule.js';
import { ServiceTypesController } from './service-types.controller.js';
import { TaxRulesController } from './tax-rules.controller.js';
import { TaxSettingsRepository } from './tax-settings.repository.js';
import { TaxesController } from './taxes.controller.js';
import { UnitsController } from './units.controller.js';

@Module({
  controllers: [
    ItemsController,
    TaxesController,
    TaxRulesController,
    ExchangeRatesController,
    BooksController,
    UnitsController,
    ServiceTypesController,
    RateCardsController,
  ],
  providers: [
    CatalogFacade,
    CatalogStores,
    ItemRecords,
    ItemsRepository,
    ReferenceListsRepository,
    ReferenceListQuery,
    TaxesQuery,
    TaxCodesQuery,
    TaxSettingsRepository,
    TaxAdvice,
    ChangeTaxSettings,
    ExchangeRatesRepository,
    FetchRates,
    ExchangeRates,
    ExchangeRatesSchedule,
    ItemChecks,
    ItemAnnouncer,
    CreateItemCommand,
    ChangeItemCommand,
    KeptListsRepository,
    KeptListsCommand,
    RateCardsRepository,
    RateCardsCommand,
    RatesQuery,
    WorkQuery,
  ],
  exports: [CatalogFacade],
})
export class CatalogModule {}
