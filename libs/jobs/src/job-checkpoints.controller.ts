import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChangeCheckpointsCommand } from './commands/change-checkpoints.command.js';
import { jobNotFound } from './domain/job.errors.js';
import {
  CheckpointAnswer,
  CheckpointBody,
  CheckpointList,
  FailCheckBody,
  PassCheckBody,
} from './dto/checkpoints.dto.js';
import { jobId } from './dto/job-id.pipe.js';
import { toCheckpoint } from './dto/templates.dto.js';
import { JobParts } from './queries/job-parts.query.js';

const checkpointId = new ParseUUIDPipe({ exceptionFactory: jobNotFound });

@ApiTags('jobs')
@Controller('jobs/:id/checkpoints')
export class JobCheckpointsController {
  constructor(
    private readonly parts: JobParts,
    private readonly change: ChangeCheckpointsCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Its quality checks, in their order.' })
  @ApiOkResponse({ type: CheckpointList })
  async all(@Param('id', jobId) id: string): Promise<CheckpointList> {
    return { items: await this.parts.checkpoints(id) };
  }

  @Post()
  @ApiOperation({ summary: 'Add a quality check.' })
  @ApiCreatedResponse({ type: CheckpointList })
  async add(@Param('id', jobId) id: string, @Body() body: CheckpointBody): Promise<CheckpointList> {
    return { items: await this.change.add(id, toCheckpoint(body)) };
  }

  @Post(':checkpointId/pass')
  @HttpCode(200)
  @ApiOperation({ summary: 'It is as it should be.' })
  @ApiOkResponse({ type: CheckpointAnswer })
  pass(
    @Param('id', jobId) id: string,
    @Param('checkpointId', checkpointId) checkpoint: string,
    @Body() body: PassCheckBody,
  ): Promise<CheckpointAnswer> {
    return this.change.pass(id, checkpoint, body);
  }

  @Post(':checkpointId/fail')
  @HttpCode(200)
  @ApiOperation({ summary: 'Something is wrong; a blocking check keeps the job from being completed.' })
  @ApiOkResponse({ type: CheckpointAnswer })
  fail(
    @Param('id', jobId) id: string,
    @Param('checkpointId', checkpointId) checkpoint: string,
    @Body() body: FailCheckBody,
  ): Promise<CheckpointAnswer> {
    return this.change.fail(id, checkpoint, body);
  }
}
