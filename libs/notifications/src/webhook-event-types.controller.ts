import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DATA_EVENT_TYPES } from './data-events/data-event-types.js';
import { DataEventTypeAnswer, DataEventTypeList } from './dto/data-events.dto.js';

@ApiTags('webhook-endpoints')
@Controller('webhook-event-types')
export class WebhookEventTypesController {
  @Get()
  @ApiOperation({
    summary: 'Every event of records that a program can be told, with an example of its body.',
  })
  @ApiOkResponse({ type: DataEventTypeList })
  list(): DataEventTypeList {
    return { items: DATA_EVENT_TYPES.map(DataEventTypeAnswer.of) };
  }
}
