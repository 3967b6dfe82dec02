import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { PageQuery } from '#platform';
import { ApplyRollbackCommand } from './apply-rollback.command.js';
import { HistoryAnswer } from './history.dto.js';
import { MakeRollbackCommand } from './make-rollback.command.js';
import { RecordHistory } from './record-history.query.js';
import {
  ApplyRollbackBody,
  RollbackAnswer,
  RollbacksAnswer,
  RollbacksQuery,
  UndoEntriesAnswer,
  UndoEntriesQuery,
  UndoWritesBody,
} from './rollback.dto.js';
import { RollbacksQueries, rollbackAnswer } from './rollbacks.query.js';

const Uuid = (name = 'id') => Param(name, ParseUUIDPipe);

@ApiTags('integrations')
@Controller()
export class RollbackController {
  constructor(
    private readonly making: MakeRollbackCommand,
    private readonly applying: ApplyRollbackCommand,
    private readonly queries: RollbacksQueries,
    private readonly history: RecordHistory,
  ) {}

  @Post('integrations/:id/runs/:runId/rollback')
  @ApiOperation({ summary: 'Show what undoing a run would do here, and do nothing of it' })
  @ApiCreatedResponse({ type: RollbackAnswer })
  async ofRun(@Uuid() connectionId: string, @Uuid('runId') runId: string): Promise<RollbackAnswer> {
    return rollbackAnswer(await this.making.execute({ connectionId, runId, operationIds: [] }));
  }

  @Post('integrations/:id/operations/rollback')
  @ApiOperation({ summary: 'Show what undoing writes of ours would do in the books, and do nothing of it' })
  @ApiCreatedResponse({ type: RollbackAnswer })
  async ofWrites(
    @Uuid() connectionId: string,
    @Body() { operationIds }: UndoWritesBody,
  ): Promise<RollbackAnswer> {
    return rollbackAnswer(await this.making.execute({ connectionId, runId: null, operationIds }));
  }

  @Get('integrations/:id/rollbacks')
  @ApiOkResponse({ type: RollbacksAnswer })
  list(@Uuid() connectionId: string, @Query() query: RollbacksQuery): Promise<RollbacksAnswer> {
    return this.queries.list(connectionId, query);
  }

  @Get('integrations/:id/records/:entity/:recordId/history')
  @ApiOperation({ summary: 'Who wrote what of a record, on which side, and through what' })
  @ApiOkResponse({ type: HistoryAnswer })
  record(
    @Uuid() connectionId: string,
    @Param('entity') entity: string,
    @Uuid('recordId') recordId: string,
    @Query() query: PageQuery,
  ): Promise<HistoryAnswer> {
    return this.history.of(connectionId, entity, recordId, query);
  }

  @Get('sync-rollbacks/:id')
  @ApiOkResponse({ type: RollbackAnswer })
  get(@Uuid() id: string): Promise<RollbackAnswer> {
    return this.queries.get(id);
  }

  @Get('sync-rollbacks/:id/entries')
  @ApiOperation({ summary: 'What becomes of each record, field by field, and why some are left' })
  @ApiOkResponse({ type: UndoEntriesAnswer })
  entries(@Uuid() id: string, @Query() query: UndoEntriesQuery): Promise<UndoEntriesAnswer> {
    return this.queries.entries(id, query);
  }

  @Post('sync-rollbacks/:id/apply')
  @HttpCode(202)
  @ApiOperation({ summary: 'Undo it as shown, unless what it rests on has changed (409 says what)' })
  @ApiAcceptedResponse({ type: RollbackAnswer })
  async apply(@Uuid() id: string, @Body() { hash }: ApplyRollbackBody): Promise<RollbackAnswer> {
    return rollbackAnswer(await this.applying.execute(id, hash));
  }
}
