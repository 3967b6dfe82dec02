import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SyncActions } from './commands/sync-actions.command.js';
import { SyncJobCommand } from './commands/sync-job.command.js';
import { JobSnapshotAnswer, ReportAnswer, ReportQuery, SyncAllAnswer } from './dto/accounting.dto.js';
import { ReportsQuery } from './queries/reports.query.js';

@ApiTags('accounting')
@Controller('accounting')
export class AccountingController {
  constructor(
    private readonly jobs: SyncJobCommand,
    private readonly actions: SyncActions,
    private readonly reports: ReportsQuery,
  ) {}

  @Post('jobs/:jobId/sync')
  @HttpCode(200)
  @ApiOperation({ summary: "Read a job's documents in the books now and take a financial snapshot" })
  @ApiOkResponse({ type: JobSnapshotAnswer })
  async syncJob(@Param('jobId', ParseUUIDPipe) jobId: string): Promise<JobSnapshotAnswer> {
    const snapshot = await this.jobs.execute(jobId);
    return { snapshot, fromAccounting: snapshot.accounting !== null };
  }

  @Post('sync-all')
  @HttpCode(202)
  @ApiAcceptedResponse({ type: SyncAllAnswer })
  async syncAll(): Promise<SyncAllAnswer> {
    return { runs: await this.actions.syncAll() };
  }

  @Get('reports/:report')
  @ApiOkResponse({ type: ReportAnswer })
  report(@Param('report') report: string, @Query() query: ReportQuery): Promise<ReportAnswer> {
    return this.reports.execute({ report, ...query });
  }
}
