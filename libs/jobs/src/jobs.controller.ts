import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CompleteJobCommand } from './commands/complete-job.command.js';
import { MoveJobCommand } from './commands/move-job.command.js';
import { RecordProgressCommand } from './commands/record-progress.command.js';
import { jobNotFound } from './domain/job.errors.js';
import { JobAnswer, JobPage, toAnswer, toRow } from './dto/job.answer.js';
import {
  CompleteJobBody,
  JobsQuery,
  MoveJobBody,
  ProgressBody,
  ResumeJobBody,
  StartJobBody,
} from './dto/jobs.dto.js';
import { JobsRepository } from './jobs.repository.js';
import { JobListQuery } from './queries/job-list.query.js';

/** A malformed id is an id that nothing has. */
const jobId = new ParseUUIDPipe({ exceptionFactory: jobNotFound });

@ApiTags('jobs')
@Controller('jobs')
export class JobsController {
  constructor(
    private readonly jobs: JobsRepository,
    private readonly list: JobListQuery,
    private readonly moveJob: MoveJobCommand,
    private readonly recordProgress: RecordProgressCommand,
    private readonly completeJob: CompleteJobCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'A page of the jobs, newest first.' })
  @ApiOkResponse({ type: JobPage })
  async page(@Query() query: JobsQuery): Promise<JobPage> {
    const { items, nextCursor } = await this.list.execute(query);
    return { items: items.map(toRow), nextCursor };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One job with its lines.' })
  @ApiOkResponse({ type: JobAnswer })
  async one(@Param('id', jobId) id: string): Promise<JobAnswer> {
    const found = await this.jobs.find(id);
    if (!found) throw jobNotFound();
    return toAnswer(found);
  }

  @Post(':id/start')
  @HttpCode(200)
  @ApiOperation({ summary: 'Begin the work.' })
  @ApiOkResponse({ type: JobAnswer })
  async start(@Param('id', jobId) id: string, @Body() { version }: StartJobBody): Promise<JobAnswer> {
    return toAnswer(await this.moveJob.execute(id, 'start', { version }));
  }

  @Post(':id/progress')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say how much of the lines is done; sending it twice changes nothing.' })
  @ApiOkResponse({ type: JobAnswer })
  async progress(@Param('id', jobId) id: string, @Body() body: ProgressBody): Promise<JobAnswer> {
    const lines = body.lines.map(({ lineNumber, quantityCompleted }) => ({
      lineNumber,
      quantity: quantityCompleted,
    }));
    return toAnswer(await this.recordProgress.execute(id, { ...body, lines }));
  }

  @Post(':id/complete')
  @HttpCode(200)
  @ApiOperation({ summary: 'End the work. Refused while lines are short, unless told otherwise.' })
  @ApiOkResponse({ type: JobAnswer })
  async complete(@Param('id', jobId) id: string, @Body() body: CompleteJobBody): Promise<JobAnswer> {
    return toAnswer(await this.completeJob.execute(id, body));
  }

  @Post(':id/hold')
  @HttpCode(200)
  @ApiOperation({ summary: 'Put it on hold, with a reason.' })
  @ApiOkResponse({ type: JobAnswer })
  async hold(@Param('id', jobId) id: string, @Body() body: MoveJobBody): Promise<JobAnswer> {
    return toAnswer(await this.moveJob.execute(id, 'hold', body));
  }

  @Post(':id/resume')
  @HttpCode(200)
  @ApiOperation({ summary: 'Go on after a hold.' })
  @ApiOkResponse({ type: JobAnswer })
  async resume(@Param('id', jobId) id: string, @Body() { version }: ResumeJobBody): Promise<JobAnswer> {
    return toAnswer(await this.moveJob.execute(id, 'resume', { version }));
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'Cancel it, with a reason; gives back what it held of its order.' })
  @ApiOkResponse({ type: JobAnswer })
  async cancel(@Param('id', jobId) id: string, @Body() body: MoveJobBody): Promise<JobAnswer> {
    return toAnswer(await this.moveJob.execute(id, 'cancel', body));
  }
}
