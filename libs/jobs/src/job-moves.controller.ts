import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CompleteJobCommand } from './commands/complete-job.command.js';
import { type JobMove, MoveJobCommand, type MoveJobOptions } from './commands/move-job.command.js';
import { JobAnswer, toAnswer } from './dto/job.answer.js';
import { jobId } from './dto/job-id.pipe.js';
import { CompleteJobBody, MoveJobBody, ResumeJobBody, StartJobBody, StepJobBody } from './dto/jobs.dto.js';
import { JobAnswers } from './queries/job-answers.query.js';

/** The states of a job. */
@ApiTags('jobs')
@Controller('jobs/:id')
export class JobMovesController {
  constructor(
    private readonly moveJob: MoveJobCommand,
    private readonly completeJob: CompleteJobCommand,
    private readonly answers: JobAnswers,
  ) {}

  @Post('plan')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say that it is planned.' })
  @ApiOkResponse({ type: JobAnswer })
  plan(@Param('id', jobId) id: string, @Body() body: StepJobBody): Promise<JobAnswer> {
    return this.move(id, 'plan', body);
  }

  @Post('start')
  @HttpCode(200)
  @ApiOperation({ summary: 'Begin the work.' })
  @ApiOkResponse({ type: JobAnswer })
  start(@Param('id', jobId) id: string, @Body() body: StartJobBody): Promise<JobAnswer> {
    return this.move(id, 'start', body);
  }

  @Post('review')
  @HttpCode(200)
  @ApiOperation({ summary: 'Hand it to whoever looks it over.' })
  @ApiOkResponse({ type: JobAnswer })
  review(@Param('id', jobId) id: string, @Body() body: StepJobBody): Promise<JobAnswer> {
    return this.move(id, 'review', body);
  }

  @Post('return')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send it back from the review, with what is to mend.' })
  @ApiOkResponse({ type: JobAnswer })
  return(@Param('id', jobId) id: string, @Body() body: MoveJobBody): Promise<JobAnswer> {
    return this.move(id, 'return', body);
  }

  @Post('complete')
  @HttpCode(200)
  @ApiOperation({ summary: 'End the work. Refused while lines are short, unless told otherwise.' })
  @ApiOkResponse({ type: JobAnswer })
  async complete(@Param('id', jobId) id: string, @Body() body: CompleteJobBody): Promise<JobAnswer> {
    return toAnswer(await this.answers.dated(await this.completeJob.execute(id, body)));
  }

  @Post('hold')
  @HttpCode(200)
  @ApiOperation({ summary: 'Put it on hold, with a reason.' })
  @ApiOkResponse({ type: JobAnswer })
  hold(@Param('id', jobId) id: string, @Body() body: MoveJobBody): Promise<JobAnswer> {
    return this.move(id, 'hold', body);
  }

  @Post('resume')
  @HttpCode(200)
  @ApiOperation({ summary: 'Go on after a hold.' })
  @ApiOkResponse({ type: JobAnswer })
  resume(@Param('id', jobId) id: string, @Body() body: ResumeJobBody): Promise<JobAnswer> {
    return this.move(id, 'resume', body);
  }

  @Post('cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'Cancel it, with a reason; gives back what it held of its order.' })
  @ApiOkResponse({ type: JobAnswer })
  cancel(@Param('id', jobId) id: string, @Body() body: MoveJobBody): Promise<JobAnswer> {
    return this.move(id, 'cancel', body);
  }

  private async move(id: string, action: JobMove, options: MoveJobOptions): Promise<JobAnswer> {
    return toAnswer(await this.answers.dated(await this.moveJob.execute(id, action, options)));
  }
}
