import { Module } from '@nestjs/common';
import { CatalogModule } from '#catalog';
import { ChangeContractorCommand } from './commands/change-contractor.command.js';
import { ChangeCustomerCommand } from './commands/change-customer.command.js';
import { CreateContractorCommand } from './commands/create-contractor.command.js';
import { CreateCustomerCommand } from './commands/create-customer.command.js';
import { PartyAnnouncer } from './commands/party-announcer.js';
import { PartyChecks } from './commands/party-checks.js';
import { ContractorsController } from './contractors.controller.js';
import { ContractorsRepository } from './contractors.repository.js';
import { CustomersController } from './customers.controller.js';
import { CustomersRepository } from './customers.repository.js';
import { PartiesFacade } from './parties.facade.js';
import { PartyListRepository } from './party-list.repository.js';

@Module({
  imports: [CatalogModule],
  controllers: [CustomersController, ContractorsController],
  providers: [
    PartiesFacade,
    CustomersRepository,
    ContractorsRepository,
    PartyListRepository,
    PartyChecks,
    PartyAnnouncer,
    CreateCustomerCommand,
    ChangeCustomerCommand,
    CreateContractorCommand,
    ChangeContractorCommand,
  ],
  exports: [PartiesFacade],
})
export class PartiesModule {}
