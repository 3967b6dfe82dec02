import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PageQuery } from '#platform';
import { ActivityPage, CustomerFinancialsAnswer } from './dto/customer-account.dto.js';
import { CustomerAccountQuery } from './queries/customer-account.query.js';

@ApiTags('customers')
@Controller('customers/:id')
export class CustomerAccountsController {
  constructor(private readonly account: CustomerAccountQuery) {}

  @Get('financials')
  @ApiOperation({ summary: 'What a customer owes, what is overdue, and how she pays.' })
  @ApiOkResponse({ type: CustomerFinancialsAnswer })
  async financials(@Param('id') id: string): Promise<CustomerFinancialsAnswer> {
    return { currencies: await this.account.financials(id) };
  }

  @Get('activity')
  @ApiOperation({
    summary: 'Orders, jobs, invoices, payments and conversations of a customer, newest first.',
  })
  @ApiOkResponse({ type: ActivityPage })
  activity(@Param('id') id: string, @Query() query: PageQuery): Promise<ActivityPage> {
    return this.account.activity(id, query);
  }
}
