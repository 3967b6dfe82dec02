import { Module } from '@nestjs/common';
import { ContractorsRepository } from './contractors.repository.js';
import { CustomersRepository } from './customers.repository.js';
import { PartiesFacade } from './parties.facade.js';

@Module({
  providers: [PartiesFacade, CustomersRepository, ContractorsRepository],
  exports: [PartiesFacade],
})
export class PartiesModule {}
