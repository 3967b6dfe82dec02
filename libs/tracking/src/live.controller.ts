import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { LiveHeadAnswer } from './dto/live-head.dto.js';
import { ShowHead } from './queries/show-head.query.js';

@ApiTags('tracking')
@Controller('live')
export class LiveController {
  constructor(private readonly head: ShowHead) {}

  @Get('head')
  @ApiOperation({
    summary:
      'The newest live event: whoever asks before reading and connects later misses nothing in between.',
  })
  @ApiOkResponse({ type: LiveHeadAnswer })
  show(): Promise<LiveHeadAnswer> {
    return this.head.run();
  }
}
