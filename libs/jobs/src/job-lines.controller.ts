import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RecordProgressCommand } from './commands/record-progress.command.js';
import { ShipJobCommand } from './commands/ship-job.command.js';
import { SplitJobCommand } from './commands/split-job.command.js';
import { JobAnswer, SplitAnswer, toAnswer } from './dto/job.answer.js';
import { jobId } from './dto/job-id.pipe.js';
import { ProgressBody, ShipJobBody, SplitJobBody } from './dto/jobs.dto.js';
import { HistoryQuery, LineHistoryPage } from './dto/line-change.answer.js';
import { JobAnswers } from './queries/job-answers.query.js';
import { LineHistoryQuery } from './queries/line-history.query.js';

/** The quantities of a job's lines. */
@ApiTags('jobs')
@Controller('jobs/:id')
export class JobLinesController {
  constructor(
    private readonly recordProgress: RecordProgressCommand,
    private readonly shipJob: ShipJobCommand,
    private readonly splitJob: SplitJobCommand,
    private readonly lineHistory: LineHistoryQuery,
    private readonly answers: JobAnswers,
  ) {}

  @Post('progress')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say how much of the lines is done; sending it twice changes nothing.' })
  @ApiOkResponse({ type: JobAnswer })
  async progress(@Param('id', jobId) id: string, @Body() body: ProgressBody): Promise<JobAnswer> {
    const lines = body.lines.map(({ lineNumber, quantityCompleted: quantity }) => ({ lineNumber, quantity }));
    return toAnswer(await this.answers.dated(await this.recordProgress.execute(id, { ...body, lines })));
  }

  @Post('ship')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say what has left; a completed job of which nothing is left is shipped.' })
  @ApiOkResponse({ type: JobAnswer })
  async ship(@Param('id', jobId) id: string, @Body() body: ShipJobBody): Promise<JobAnswer> {
    const lines = body.lines?.map(({ lineNumber, quantityShipped: quantity }) => ({ lineNumber, quantity }));
    return toAnswer(await this.answers.dated(await this.shipJob.execute(id, { ...body, lines })));
  }

  @Post('split')
  @ApiOperation({ summary: 'Make a job of its own of a part; quantities and cents are conserved.' })
  @ApiCreatedResponse({ type: SplitAnswer })
  async split(@Param('id', jobId) id: string, @Body() body: SplitJobBody): Promise<SplitAnswer> {
    const { job, newJob } = await this.splitJob.execute(id, body);
    return {
      job: toAnswer(await this.answers.dated(job)),
      newJob: toAnswer(await this.answers.dated(newJob)),
    };
  }

  @Get('history')
  @ApiOperation({ summary: 'How the quantities of its lines came to be, newest first.' })
  @ApiOkResponse({ type: LineHistoryPage })
  history(@Param('id', jobId) id: string, @Query() query: HistoryQuery): Promise<LineHistoryPage> {
    return this.lineHistory.execute(id, query);
  }
}
