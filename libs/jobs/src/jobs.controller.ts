import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChangeJobCommand } from './commands/change-job.command.js';
import { CreateHandJobCommand } from './commands/create-hand-job.command.js';
import { JobAnswer, JobPage, toAnswer, toRow } from './dto/job.answer.js';
import { jobId } from './dto/job-id.pipe.js';
import { ChangeJobBody, CreateHandJobBody, JobsQuery } from './dto/jobs.dto.js';
import { JobsRepository } from './jobs.repository.js';
import { JobAnswers } from './queries/job-answers.query.js';
import { JobListQuery } from './queries/job-list.query.js';

@ApiTags('jobs')
@Controller('jobs')
export class JobsController {
  constructor(
    private readonly jobs: JobsRepository,
    private readonly list: JobListQuery,
    private readonly answers: JobAnswers,
    private readonly createJob: CreateHandJobCommand,
    private readonly changeJob: ChangeJobCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'A page of the jobs, newest first.' })
  @ApiOkResponse({ type: JobPage })
  async page(@Query() query: JobsQuery): Promise<JobPage> {
    const { items, nextCursor } = await this.list.execute(query);
    return { items: items.map(toRow), nextCursor };
  }

  @Post()
  @ApiOperation({ summary: 'Make a job by hand, without an order.' })
  @ApiCreatedResponse({ type: JobAnswer })
  async create(@Body() body: CreateHandJobBody): Promise<JobAnswer> {
    return toAnswer(await this.answers.dated(await this.createJob.execute(body)));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One job with its lines.' })
  @ApiOkResponse({ type: JobAnswer })
  async one(@Param('id', jobId) id: string): Promise<JobAnswer> {
    return toAnswer(await this.answers.dated(await this.jobs.get(id)));
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change its details; null empties a field.' })
  @ApiOkResponse({ type: JobAnswer })
  async change(
    @Param('id', jobId) id: string,
    @Body() { version, ...changes }: ChangeJobBody,
  ): Promise<JobAnswer> {
    return toAnswer(await this.answers.dated(await this.changeJob.execute(id, version, changes)));
  }
}
