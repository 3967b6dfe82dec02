import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { decodeCursor, UnitOfWork } from '#platform';
import { ResolveConflictCommand } from './commands/resolve-conflict.command.js';
import { SyncActions } from './commands/sync-actions.command.js';
import { SyncJobCommand } from './commands/sync-job.command.js';
import {
  ConflictsAnswer,
  ConflictsQuery,
  JobSnapshotAnswer,
  ReportAnswer,
  ReportQuery,
  ResolveBody,
  SyncAllAnswer,
} from './dto/accounting.dto.js';
import { conflictAnswer } from './queries/answers.js';
import { page } from './queries/connection.queries.js';
import { ReportsQuery } from './queries/reports.query.js';
import { ConflictsRepository } from './sync/conflicts.repository.js';

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

@ApiTags('conflicts')
@Controller('conflicts')
export class ConflictsController {
  constructor(
    private readonly conflicts: ConflictsRepository,
    private readonly resolution: ResolveConflictCommand,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Get()
  @ApiOkResponse({ type: ConflictsAnswer })
  async list(@Query() { status = 'open', cursor, limit }: ConflictsQuery): Promise<ConflictsAnswer> {
    const before = cursor === undefined ? undefined : String(decodeCursor(cursor, 'id')[0]);
    return page(await this.conflicts.list(status, before, limit + 1), limit, ({ id }) => id, conflictAnswer);
  }

  @Post(':id/resolve')
  @HttpCode(204)
  resolve(@Param('id', ParseUUIDPipe) id: string, @Body() { choice }: ResolveBody): Promise<void> {
    return this.resolution.execute(id, choice, this.unitOfWork);
  }
}
