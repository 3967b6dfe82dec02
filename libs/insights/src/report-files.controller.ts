import type { Readable } from 'node:stream';
import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { create as disposition } from 'content-disposition';
import { ReportFileQuery, type ReportFormat } from './dto/report-files.dto.js';
import { ReportFiles } from './report-files/report-files.query.js';

const TYPES: Record<ReportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};

@ApiTags('reports')
@Controller('reports')
export class ReportFilesController {
  constructor(private readonly files: ReportFiles) {}

  @Get('file')
  @Header('cache-control', 'private, no-store')
  @ApiOperation({ summary: 'A report with every row, as a CSV or Excel file or on paper.' })
  @ApiProduces(...Object.values(TYPES))
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(@Query() query: ReportFileQuery): Promise<StreamableFile> {
    const { name, content } = await this.files.make(query);
    // The constructor is declared once for bytes and once for streams, and not for either.
    return new StreamableFile(content as Readable, {
      type: TYPES[query.format],
      disposition: disposition(name),
    });
  }
}
