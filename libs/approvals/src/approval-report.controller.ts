import { Controller, Get, Header, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { FILE_TYPES, IdentityFacade, ListFiles } from '#identity';
import { ApprovalReportAnswer, DecisionsFileQuery, ReportQuery } from './dto/reports.dto.js';
import { ApprovalReport } from './queries/approval-report.query.js';
import { decisionsFile } from './queries/decisions-file.js';

@ApiTags('reports')
@Controller('reports/approvals')
export class ApprovalReportController {
  constructor(
    private readonly report: ApprovalReport,
    private readonly files: ListFiles,
    private readonly identity: IdentityFacade,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Every decision of a period, with totals.' })
  @ApiOkResponse({ type: ApprovalReportAnswer })
  show(@Query() { from, to, limit, cursor }: ReportQuery): Promise<ApprovalReportAnswer> {
    return this.report.page({ from, to }, limit, cursor);
  }

  @Get('file')
  @Header('cache-control', 'private, no-store')
  @ApiOperation({ summary: 'Every decision of a period, as a CSV or Excel file or on paper.' })
  @ApiProduces(...Object.values(FILE_TYPES))
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(@Query() { from, to, ...wish }: DecisionsFileQuery): Promise<StreamableFile> {
    const { timezone } = await this.identity.organizationSettings();
    return this.files.answer(decisionsFile({ from, to }, timezone, this.report.all({ from, to })), wish);
  }
}
