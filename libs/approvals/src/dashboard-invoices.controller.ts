import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Decide } from './commands/decide.command.js';
import { ApproveBody, DecisionAnswer } from './dto/decisions.dto.js';
import { InvoiceId } from './dto/id.pipes.js';
import { PendingPage, PendingQuery } from './dto/pending.dto.js';
import { PendingInvoices } from './queries/pending-invoices.query.js';
import { ShowDecision } from './queries/show-decision.query.js';

@ApiTags('dashboard')
@Controller('dashboard/invoices')
export class DashboardInvoicesController {
  constructor(
    private readonly pending: PendingInvoices,
    private readonly decide: Decide,
    private readonly show: ShowDecision,
  ) {}

  @Get('pending')
  @ApiOperation({ summary: 'Invoices that wait for approval, newest first.' })
  @ApiOkResponse({ type: PendingPage })
  list(@Query() query: PendingQuery): Promise<PendingPage> {
    return this.pending.run(query);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Approve with one click. The same as POST /invoices/{id}/approve.' })
  @ApiOkResponse({ type: DecisionAnswer })
  async approve(@Param('id', InvoiceId) id: string, @Body() body: ApproveBody): Promise<DecisionAnswer> {
    const { version, reason } = body;
    const findings = await this.decide.approve(id, { version: version ?? undefined, reason });
    return this.show.of(id, 'approved', findings);
  }
}
