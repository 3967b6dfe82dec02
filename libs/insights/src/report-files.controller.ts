import { Controller, Get, Header, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { FILE_TYPES } from '#identity';
import { ReportFileQuery } from './dto/report-files.dto.js';
import { ReportFiles } from './report-files/report-files.query.js';

@ApiTags('reports')
@Controller('reports')
export class ReportFilesController {
  constructor(private readonly files: ReportFiles) {}

  @Get('file')
  @Header('cache-control', 'private, no-store')
  @ApiOperation({ summary: 'A report with every row, as a CSV or Excel file or on paper.' })
  @ApiProduces(...Object.values(FILE_TYPES))
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  file(@Query() query: ReportFileQuery): Promise<StreamableFile> {
    return this.files.make(query);
  }
}
