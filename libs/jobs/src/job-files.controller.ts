import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { ChangeJobFilesCommand } from './commands/change-job-files.command.js';
import { notAttached } from './domain/job-file.js';
import { AttachFileBody, JobFileList } from './dto/job-files.dto.js';
import { jobId } from './dto/job-id.pipe.js';
import { JobParts } from './queries/job-parts.query.js';

const fileId = new ParseUUIDPipe({ exceptionFactory: notAttached });

@ApiTags('jobs')
@Controller('jobs/:id/files')
export class JobFilesController {
  constructor(
    private readonly parts: JobParts,
    private readonly change: ChangeJobFilesCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Its photos and documents.' })
  @ApiOkResponse({ type: JobFileList })
  async all(@Param('id', jobId) id: string): Promise<JobFileList> {
    return { items: await this.parts.files(id) };
  }

  @Post()
  @ApiOperation({ summary: 'Attach a file that was sent to /files.' })
  @ApiCreatedResponse({ type: JobFileList })
  async attach(
    @Param('id', jobId) id: string,
    @Body() { fileId, ...about }: AttachFileBody,
  ): Promise<JobFileList> {
    return { items: await this.change.attach(id, fileId, about) };
  }

  @Delete(':fileId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take it off the job; the file itself stays.' })
  @ApiNoContentResponse()
  detach(@Param('id', jobId) id: string, @Param('fileId', fileId) file: string): Promise<void> {
    return this.change.detach(id, file);
  }
}
