import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { TakeSnapshot } from './commands/take-snapshot.command.js';
import { jobNotFound } from './domain/insights-errors.js';
import { JobFinancialsAnswer } from './dto/job-financials.dto.js';
import { SnapshotsRepository } from './snapshots.repository.js';

/** What is no id cannot exist: the answer is the same as for an id that nobody has. */
const JobId = new ParseUUIDPipe({ exceptionFactory: jobNotFound });

@ApiTags('jobs')
@Controller('jobs/:id/financials')
export class JobFinancialsController {
  constructor(
    private readonly snapshots: SnapshotsRepository,
    private readonly taking: TakeSnapshot,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'The money of a job as last added up, each figure with its source and documents.',
  })
  @ApiOkResponse({ type: JobFinancialsAnswer })
  async latest(@Param('id', JobId) jobId: string): Promise<JobFinancialsAnswer> {
    return (await this.snapshots.latest(jobId)) ?? this.taking.run(jobId);
  }
}
