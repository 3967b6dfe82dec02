import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChangeRetentionBody, RetentionAnswer } from './retention.dto.js';
import { Retention } from './retention.js';

@ApiTags('organization')
@Controller('retention')
export class RetentionController {
  constructor(private readonly retention: Retention) {}

  @Get()
  @ApiOperation({ summary: 'How long places, notifications and deliveries are kept.' })
  @ApiOkResponse({ type: RetentionAnswer })
  async show(): Promise<RetentionAnswer> {
    return RetentionAnswer.of(await this.retention.inForce());
  }

  @Patch()
  @ApiOperation({ summary: 'Keep some of them longer or shorter.' })
  @ApiOkResponse({ type: RetentionAnswer })
  async change(@Body() { items }: ChangeRetentionBody): Promise<RetentionAnswer> {
    return RetentionAnswer.of(await this.retention.change(items));
  }
}
