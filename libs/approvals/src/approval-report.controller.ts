import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApprovalReportAnswer, ReportQuery } from './dto/reports.dto.js';
import { ApprovalReport } from './queries/approval-report.query.js';

@ApiTags('reports')
@Controller('reports/approvals')
export class ApprovalReportController {
  constructor(private readonly report: ApprovalReport) {}

  @Get()
  @ApiOperation({ summary: 'Every decision of a period, with totals; format=csv answers a file.' })
  @ApiProduces('application/json', 'text/csv')
  @ApiOkResponse({ type: ApprovalReportAnswer })
  async show(
    @Query() { from, to, format, limit, cursor }: ReportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApprovalReportAnswer | Buffer> {
    if (format !== 'csv') return this.report.page({ from, to }, limit, cursor);
    const file = await this.report.csv({ from, to });
    reply.header('content-type', 'text/csv; charset=utf-8');
    reply.header('content-disposition', `attachment; filename="approvals-${from}-${to}.csv"`);
    return file;
  }
}
