import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CustomerId } from './dto/id.pipes.js';
import { StatementAnswer, StatementQuery } from './dto/statements.dto.js';
import { CustomerStatements } from './queries/customer-statements.query.js';

@ApiTags('customers')
@Controller('customers/:id/statement')
export class CustomerStatementsController {
  constructor(private readonly statements: CustomerStatements) {}

  @Get()
  @ApiOperation({ summary: 'What a customer owes: open items, or a balance carried forward.' })
  @ApiOkResponse({ type: StatementAnswer })
  of(@Param('id', CustomerId) id: string, @Query() query: StatementQuery): Promise<StatementAnswer> {
    return this.statements.of(id, query);
  }
}
