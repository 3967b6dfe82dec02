import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CreateJobCommand } from './commands/create-job.command.js';
import { orderNotFound } from './domain/job.errors.js';
import { JobAnswer, toAnswer } from './dto/job.answer.js';
import { CreateJobBody } from './dto/jobs.dto.js';
import { JobAnswers } from './queries/job-answers.query.js';

@ApiTags('jobs')
@Controller('purchase-orders/:id/jobs')
export class OrderJobsController {
  constructor(
    private readonly createJob: CreateJobCommand,
    private readonly answers: JobAnswers,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Make a job of an approved purchase order.' })
  @ApiCreatedResponse({ type: JobAnswer })
  async create(
    @Param('id', new ParseUUIDPipe({ exceptionFactory: orderNotFound })) id: string,
    @Body() body: CreateJobBody = {},
  ): Promise<JobAnswer> {
    return toAnswer(await this.answers.dated(await this.createJob.execute(id, body)));
  }
}
