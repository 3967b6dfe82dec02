import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { HealthSummariesAnswer } from './health.dto.js';
import { HealthQuery } from './health.query.js';
import { HealthAnswer } from './health-detail.dto.js';

@ApiTags('integrations')
@Controller('integrations')
export class HealthController {
  constructor(private readonly health: HealthQuery) {}

  @Get('health')
  @ApiOperation({ summary: 'How every connection is, at a glance' })
  @ApiOkResponse({ type: HealthSummariesAnswer })
  all(): Promise<HealthSummariesAnswer> {
    return this.health.all();
  }

  @Get(':id/health')
  @ApiOperation({
    summary: 'Success rates, lag, queue, causes, budget, access and data quality of a connection',
  })
  @ApiOkResponse({ type: HealthAnswer })
  of(@Param('id', ParseUUIDPipe) id: string): Promise<HealthAnswer> {
    return this.health.of(id);
  }
}
