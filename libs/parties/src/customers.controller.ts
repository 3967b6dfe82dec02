import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChangeCustomerCommand } from './commands/change-customer.command.js';
import { CreateCustomerCommand } from './commands/create-customer.command.js';
import { CustomersRepository } from './customers.repository.js';
import { partyNotFound } from './domain/party.errors.js';
import {
  ChangeCustomerBody,
  CreateCustomerBody,
  CustomerAnswer,
  CustomerPage,
  CustomersQuery,
} from './dto/customers.dto.js';
import { idOf } from './party-id.pipe.js';

@ApiTags('customers')
@Controller('customers')
export class CustomersController {
  constructor(
    private readonly customers: CustomersRepository,
    private readonly createCustomer: CreateCustomerCommand,
    private readonly changeCustomer: ChangeCustomerCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'A page of the customers, by name.' })
  @ApiOkResponse({ type: CustomerPage })
  list(@Query() query: CustomersQuery): Promise<CustomerPage> {
    return this.customers.page(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One customer.' })
  @ApiOkResponse({ type: CustomerAnswer })
  async one(@Param('id', idOf('customer')) id: string): Promise<CustomerAnswer> {
    const found = await this.customers.find(id);
    if (!found) throw partyNotFound('customer');
    return found;
  }

  @Post()
  @ApiOperation({ summary: 'Add a customer.' })
  @ApiCreatedResponse({ type: CustomerAnswer })
  create(@Body() body: CreateCustomerBody): Promise<CustomerAnswer> {
    return this.createCustomer.execute(body);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change a customer: what is not sent stays as it is.' })
  @ApiOkResponse({ type: CustomerAnswer })
  change(
    @Param('id', idOf('customer')) id: string,
    @Body() { version, ...changes }: ChangeCustomerBody,
  ): Promise<CustomerAnswer> {
    return this.changeCustomer.execute(id, version, changes);
  }
}
