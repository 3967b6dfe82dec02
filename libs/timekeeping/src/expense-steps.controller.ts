import { Body, Controller, Get, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentUser } from '#identity';
import { MoveExpense } from './commands/move-expense.command.js';
import { ExpenseAnswer } from './dto/expenses.dto.js';
import { ExpenseId } from './dto/ids.pipe.js';
import { RejectTimeBody } from './dto/record-time.dto.js';
import { ShowExpenses } from './queries/show-expenses.query.js';

@ApiTags('expenses')
@Controller('expenses/:id')
export class ExpenseStepsController {
  constructor(
    private readonly moving: MoveExpense,
    private readonly show: ShowExpenses,
  ) {}

  @Get('receipt')
  @ApiOperation({ summary: 'The receipt, as a download that no browser opens by itself.' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async receipt(@Param('id', ExpenseId) id: string, @CurrentUser() caller: Caller): Promise<StreamableFile> {
    const { file, content } = await this.show.receipt(id, caller);
    const name = file.name.replace(/[^\w.-]/g, '_');
    const disposition = `attachment; filename="${name}"`;
    return new StreamableFile(content, { type: file.mediaType, disposition, length: file.size });
  }

  @Post('submit')
  @HttpCode(200)
  @ApiOperation({ summary: 'Hand the expense in for approval.' })
  @ApiOkResponse({ type: ExpenseAnswer })
  async submit(@Param('id', ExpenseId) id: string, @CurrentUser() caller: Caller): Promise<ExpenseAnswer> {
    await this.show.reach(id, caller);
    await this.moving.submit(id);
    return this.show.one(id, caller);
  }

  @Post('approve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Accept the expense: it may be billed.' })
  @ApiOkResponse({ type: ExpenseAnswer })
  async approve(@Param('id', ExpenseId) id: string, @CurrentUser() caller: Caller): Promise<ExpenseAnswer> {
    await this.moving.approve(id, caller);
    return this.show.one(id, caller);
  }

  @Post('reject')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Send the expense back with a reason; its author can change it and hand it in again.',
  })
  @ApiOkResponse({ type: ExpenseAnswer })
  async reject(
    @Param('id', ExpenseId) id: string,
    @Body() { reason }: RejectTimeBody,
    @CurrentUser() caller: Caller,
  ): Promise<ExpenseAnswer> {
    await this.moving.reject(id, reason, caller);
    return this.show.one(id, caller);
  }
}
