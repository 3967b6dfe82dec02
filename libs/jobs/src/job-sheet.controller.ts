import { Controller, Get, Header, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { FILE_TYPES, ListFileQuery, ListFiles } from '#identity';
import { jobId } from './dto/job-id.pipe.js';
import { JobSheet } from './queries/job-sheet.query.js';

@ApiTags('jobs')
@Controller('jobs/:id/sheet')
export class JobSheetController {
  constructor(
    private readonly sheet: JobSheet,
    private readonly files: ListFiles,
  ) {}

  @Get()
  @Header('cache-control', 'private, no-store')
  @ApiOperation({ summary: 'A job to take along, without prices, as a CSV or Excel file or on paper.' })
  @ApiProduces(...Object.values(FILE_TYPES))
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(@Param('id', jobId) id: string, @Query() query: ListFileQuery): Promise<StreamableFile> {
    return this.files.answer(await this.sheet.of(id), query);
  }
}
