import { Body, Controller, Param, Post, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { type Caller, CurrentUser } from '#identity';
import { AcceptsUpload, Files, uploadOf } from '#platform';
import { RecordExpense } from './commands/record-expense.command.js';
import { said } from './domain/said.js';
import { ExpenseAnswer, OwnExpenseBody, ReceiptAnswer, ReceiptQuery } from './dto/expenses.dto.js';
import { ContractorId } from './dto/ids.pipe.js';
import { ReachTime } from './queries/reach-time.query.js';
import { ShowExpenses } from './queries/show-expenses.query.js';

@ApiTags('expenses')
@Controller('contractors')
export class ContractorExpensesController {
  constructor(
    private readonly recording: RecordExpense,
    private readonly show: ShowExpenses,
    private readonly files: Files,
    private readonly reach: ReachTime,
  ) {}

  @Post(':id/expenses')
  @ApiOperation({ summary: 'Record an expense of this contractor; a contractor can do so for herself.' })
  @ApiCreatedResponse({ type: ExpenseAnswer })
  async record(
    @Param('id', ContractorId) contractorId: string,
    @Body() body: OwnExpenseBody,
    @CurrentUser() caller: Caller,
  ): Promise<ExpenseAnswer> {
    this.reach.contractor(contractorId, caller);
    const { expenseDate, category } = body;
    const { id } = await this.recording.run({ ...said(body), contractorId, expenseDate, category }, caller);
    return this.show.one(id, caller);
  }

  @Post(':id/receipts')
  @AcceptsUpload()
  @ApiOperation({ summary: 'Keep the picture of a receipt; give its id with the expense.' })
  @ApiCreatedResponse({ type: ReceiptAnswer })
  async receipt(
    @Param('id', ContractorId) contractorId: string,
    @Req() request: FastifyRequest,
    @Query() { id }: ReceiptQuery,
    @CurrentUser() caller: Caller,
  ): Promise<ReceiptAnswer> {
    this.reach.contractor(contractorId, caller);
    const { name, content } = await uploadOf(request);
    const file = await this.files.save({ name, content, id });
    return { id: file.id, name: file.name, mediaType: file.mediaType, size: file.size };
  }
}
