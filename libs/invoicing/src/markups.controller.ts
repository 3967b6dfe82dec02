import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SaveMarkup } from './commands/save-markup.command.js';
import { MarkupBody, MarkupListQuery, MarkupPage, SavedMarkup } from './dto/markups.dto.js';
import { MarkupsRepository } from './markups.repository.js';

@ApiTags('invoices')
@Controller('markups')
export class MarkupsController {
  constructor(
    private readonly rules: MarkupsRepository,
    private readonly saving: SaveMarkup,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'What is added to costs of a customer, a job or a kind, where it is not the usual.',
  })
  @ApiOkResponse({ type: MarkupPage })
  list(@Query() { customerId, jobId, ...page }: MarkupListQuery): Promise<MarkupPage> {
    return this.rules.page(page, { customerId, jobId });
  }

  @Put()
  @ApiOperation({ summary: 'Agree on a mark-up for a customer, a job or a kind of cost; null drops it.' })
  @ApiOkResponse({ type: SavedMarkup })
  save(
    @Body() { customerId = null, jobId = null, category = null, percent }: MarkupBody,
  ): Promise<SavedMarkup> {
    return this.saving.run({ customerId, jobId, category, percent });
  }
}
