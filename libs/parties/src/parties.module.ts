import { Module, type OnModuleInit } from '@nestjs/common';
import { CatalogModule } from '#catalog';
import { SealedColumns } from '#platform';
import { BelongingsRepository } from './belongings.repository.js';
import { ClearanceEndsRepository } from './clearance-ends.repository.js';
import { BelongingChecks } from './commands/belonging-checks.js';
import { BelongingsCommand } from './commands/belongings.command.js';
import { ChangeContractorCommand } from './commands/change-contractor.command.js';
import { ChangeCustomerCommand } from './commands/change-customer.command.js';
import { ContractorProfileCommand } from './commands/contractor-profile.command.js';
import { CreateContractorCommand } from './commands/create-contractor.command.js';
import { CreateCustomerCommand } from './commands/create-customer.command.js';
import { CustomerProjects } from './commands/customer-projects.js';
import { MergeCustomersCommand } from './commands/merge-customers.command.js';
import { PartyAnnouncer } from './commands/party-announcer.js';
import { PartyChecks } from './commands/party-checks.js';
import { SweepMergedCommand } from './commands/sweep-merged.command.js';
import { TaxIdentityCommand } from './commands/tax-identity.command.js';
import { ContractorProfilesRepository } from './contractor-profiles.repository.js';
import { ContractorsController } from './contractors.controller.js';
import { ContractorsRepository } from './contractors.repository.js';
import { ContractorClearancesController } from './controllers/clearances.controller.js';
import { CommunicationsController } from './controllers/communications.controller.js';
import {
  ContractorContactsController,
  CustomerContactsController,
} from './controllers/contacts.controllers.js';
import { ContractorDetailsController } from './controllers/contractor-details.controller.js';
import { CustomerMergeController } from './controllers/customer-merge.controller.js';
import {
  ContractorAddressesController,
  CustomerAddressesController,
} from './controllers/party-addresses.controllers.js';
import { ContractorSkillsController } from './controllers/skills.controller.js';
import { CustomerMergesRepository } from './customer-merges.repository.js';
import { CustomersController } from './customers.controller.js';
import { CustomersRepository } from './customers.repository.js';
import { LateMergeSweepHandler } from './handlers/late-merge-sweep.handler.js';
import { MergeSweepListener } from './listeners/merge-sweep.listener.js';
import { PartiesFacade } from './parties.facade.js';
import { PartyStores } from './parties.stores.js';
import { PartyListRepository } from './party-list.repository.js';
import { ContractorListQuery } from './queries/contractor-list.query.js';
import { DuplicatesQuery } from './queries/duplicates.query.js';
import { MergePreviewQuery } from './queries/merge-preview.query.js';
import { PartyDetailsQuery } from './queries/party-details.query.js';
import { TaxIdentitiesQuery } from './queries/tax-identities.query.js';
import { TodayQuery } from './queries/today.query.js';
import { TAX_IDENTITIES, TaxIdentitiesRepository } from './tax-identities.repository.js';

@Module({
  imports: [CatalogModule],
  controllers: [
    CustomersController,
    ContractorsController,
    CustomerContactsController,
    ContractorContactsController,
    CustomerAddressesController,
    ContractorAddressesController,
    ContractorSkillsController,
    ContractorClearancesController,
    ContractorDetailsController,
    CommunicationsController,
    CustomerMergeController,
  ],
  providers: [
    PartiesFacade,
    CustomersRepository,
    ContractorsRepository,
    PartyListRepository,
    PartyChecks,
    PartyAnnouncer,
    CreateCustomerCommand,
    CustomerProjects,
    ChangeCustomerCommand,
    CreateContractorCommand,
    ChangeContractorCommand,
    BelongingsRepository,
    BelongingChecks,
    BelongingsCommand,
    ContractorProfilesRepository,
    ContractorProfileCommand,
    TaxIdentitiesRepository,
    TaxIdentityCommand,
    TaxIdentitiesQuery,
    PartyDetailsQuery,
    TodayQuery,
    PartyStores,
    CustomerMergesRepository,
    MergePreviewQuery,
    MergeCustomersCommand,
    SweepMergedCommand,
    MergeSweepListener,
    LateMergeSweepHandler,
    DuplicatesQuery,
    ClearanceEndsRepository,
    ContractorListQuery,
  ],
  exports: [PartiesFacade, CustomerProjects, MergeCustomersCommand],
})
export class PartiesModule implements OnModuleInit {
  constructor(private readonly sealedColumns: SealedColumns) {}

  onModuleInit(): void {
    for (const column of ['business_number_sealed', 'sin_sealed'])
      this.sealedColumns.register({ table: TAX_IDENTITIES, rowColumns: ['id'], column });
  }
}
