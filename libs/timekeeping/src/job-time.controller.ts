import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { JobTimeAnswer } from './dto/job-time.dto.js';
import { JobTimeQuery, jobWithoutTime } from './queries/job-time.query.js';

@ApiTags('jobs')
@Controller('jobs/:id/time')
export class JobTimeController {
  constructor(private readonly time: JobTimeQuery) {}

  @Get()
  @ApiOperation({ summary: 'What it has taken so far, phase by phase.' })
  @ApiOkResponse({ type: JobTimeAnswer })
  rollUp(
    @Param('id', new ParseUUIDPipe({ exceptionFactory: jobWithoutTime })) id: string,
  ): Promise<JobTimeAnswer> {
    return this.time.execute(id);
  }
}
