import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentUser } from '#identity';
import { RecordExpense } from './commands/record-expense.command.js';
import { corrected, said } from './domain/said.js';
import {
  ChangeExpenseBody,
  ExpenseAnswer,
  ExpenseBody,
  ExpenseListQuery,
  ExpensePage,
} from './dto/expenses.dto.js';
import { ExpenseId } from './dto/ids.pipe.js';
import { ReachTime } from './queries/reach-time.query.js';
import { ShowExpenses } from './queries/show-expenses.query.js';

/** Null clears none of these. */
const ALWAYS_THERE = ['expenseDate', 'category', 'amount', 'currency', 'billable', 'kilometres'] as const;

@ApiTags('expenses')
@Controller('expenses')
export class ExpensesController {
  constructor(
    private readonly show: ShowExpenses,
    private readonly recording: RecordExpense,
    private readonly reach: ReachTime,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Expenses, latest day first. A contractor sees her own.' })
  @ApiOkResponse({ type: ExpensePage })
  list(@Query() query: ExpenseListQuery, @CurrentUser() caller: Caller): Promise<ExpensePage> {
    return this.show.list({ ...query }, caller);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One expense.' })
  @ApiOkResponse({ type: ExpenseAnswer })
  one(@Param('id', ExpenseId) id: string, @CurrentUser() caller: Caller): Promise<ExpenseAnswer> {
    return this.show.one(id, caller);
  }

  @Post()
  @ApiOperation({ summary: 'Record an expense, or a trip whose amount follows from its kilometres.' })
  @ApiCreatedResponse({ type: ExpenseAnswer })
  async record(@Body() body: ExpenseBody, @CurrentUser() caller: Caller): Promise<ExpenseAnswer> {
    this.reach.contractor(body.contractorId, caller);
    const { contractorId, expenseDate, category } = body;
    const { id } = await this.recording.run({ ...said(body), contractorId, expenseDate, category }, caller);
    return this.show.one(id, caller);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Correct an expense that is not handed in yet, or that came back.' })
  @ApiOkResponse({ type: ExpenseAnswer })
  async change(
    @Param('id', ExpenseId) id: string,
    @Body() { version, ...body }: ChangeExpenseBody,
    @CurrentUser() caller: Caller,
  ): Promise<ExpenseAnswer> {
    await this.show.reach(id, caller);
    await this.recording.change(id, version, corrected(body, ALWAYS_THERE), caller);
    return this.show.one(id, caller);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Discard an expense that is not handed in.' })
  async discard(@Param('id', ExpenseId) id: string, @CurrentUser() caller: Caller): Promise<void> {
    await this.show.reach(id, caller);
    await this.recording.discard(id);
  }
}
