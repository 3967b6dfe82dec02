import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RetryConfirmationCommand } from './commands/retry-confirmation.command.js';
import { ConfirmationsRepository } from './confirmations.repository.js';
import { confirmationNotFound } from './domain/work-order.errors.js';
import {
  ConfirmationAnswer,
  ConfirmationPage,
  ConfirmationsQuery,
  RetriedAnswer,
} from './dto/confirmations.dto.js';
import { confirmationId, sourceId } from './dto/work-order-id.pipe.js';

/** What the systems that send work were told of it, and what could not be told. */
@ApiTags('work-orders')
@Controller()
export class ConfirmationsController {
  constructor(
    private readonly confirmations: ConfirmationsRepository,
    private readonly retrying: RetryConfirmationCommand,
  ) {}

  @Get('work-order-confirmations')
  @ApiOperation({ summary: 'What senders were told of their work orders, newest first.' })
  @ApiOkResponse({ type: ConfirmationPage })
  page(@Query() query: ConfirmationsQuery): Promise<ConfirmationPage> {
    return this.confirmations.page(query);
  }

  @Get('work-order-confirmations/:id')
  @ApiOperation({ summary: 'One confirmation, with why it was not heard and what to do.' })
  @ApiOkResponse({ type: ConfirmationAnswer })
  async one(@Param('id', confirmationId) id: string): Promise<ConfirmationAnswer> {
    const found = await this.confirmations.find(id);
    if (!found) throw confirmationNotFound();
    return found;
  }

  @Post('work-order-confirmations/:id/retry')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send a parked confirmation again.' })
  @ApiOkResponse({ type: ConfirmationAnswer })
  retry(@Param('id', confirmationId) id: string): Promise<ConfirmationAnswer> {
    return this.retrying.one(id);
  }

  @Post('inbound-sources/:id/retry-confirmations')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send everything again that is parked for this sender.' })
  @ApiOkResponse({ type: RetriedAnswer })
  async retryAll(@Param('id', sourceId) id: string): Promise<RetriedAnswer> {
    return { retried: await this.retrying.ofSource(id) };
  }
}
