import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
} from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AuditLog, PageQuery } from '#platform';
import { ConnectionLifecycleCommand, DisconnectCommand } from './commands/connection-lifecycle.command.js';
import { SyncActions } from './commands/sync-actions.command.js';
import { ConnectionSettingsBody } from './dto/connection-settings.dto.js';
import {
  ConfirmAnswer,
  IntegrationAnswer,
  IntegrationsAnswer,
  MappingsAnswer,
  MappingsQuery,
  OperationsAnswer,
  OperationsQuery,
  RetryAnswer,
  RetryBody,
  RunAnswer,
  RunsAnswer,
  StartedAnswer,
  StatusAnswer,
  SyncBody,
} from './dto/integration.dto.js';
import { integrationAnswer } from './queries/answers.js';
import { ConnectionQueries } from './queries/connection.queries.js';

const Uuid = (name = 'id') => Param(name, ParseUUIDPipe);

@ApiTags('integrations')
@Controller('integrations')
export class IntegrationsController {
  constructor(
    private readonly queries: ConnectionQueries,
    private readonly lifecycle: ConnectionLifecycleCommand,
    private readonly disconnection: DisconnectCommand,
    private readonly actions: SyncActions,
    private readonly audit: AuditLog,
  ) {}

  @Get()
  @ApiOkResponse({ type: IntegrationsAnswer })
  list(): Promise<IntegrationsAnswer> {
    return this.queries.list();
  }

  @Get(':id')
  @ApiOkResponse({ type: IntegrationAnswer })
  get(@Uuid() id: string): Promise<IntegrationAnswer> {
    return this.queries.get(id);
  }

  @Get(':id/status')
  @ApiOkResponse({ type: StatusAnswer })
  status(@Uuid() id: string): Promise<StatusAnswer> {
    return this.queries.status(id);
  }

  @Get(':id/runs')
  @ApiOkResponse({ type: RunsAnswer })
  runs(@Uuid() id: string, @Query() query: PageQuery): Promise<RunsAnswer> {
    return this.queries.runs(id, query);
  }

  @Get(':id/runs/:runId')
  @ApiOkResponse({ type: RunAnswer })
  run(@Uuid() id: string, @Uuid('runId') runId: string): Promise<RunAnswer> {
    return this.queries.run(id, runId);
  }

  @Get(':id/operations')
  @ApiOkResponse({ type: OperationsAnswer })
  operations(@Uuid() id: string, @Query() query: OperationsQuery): Promise<OperationsAnswer> {
    return this.queries.operations(id, query);
  }

  @Get(':id/mappings')
  @ApiOkResponse({ type: MappingsAnswer })
  mappings(@Uuid() id: string, @Query() query: MappingsQuery): Promise<MappingsAnswer> {
    return this.queries.mappings(id, query);
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @ApiOperation({ summary: 'Yes, this is my company: begin the first sync' })
  @ApiOkResponse({ type: ConfirmAnswer })
  async confirm(@Uuid() id: string): Promise<ConfirmAnswer> {
    const { connection, runId } = await this.lifecycle.confirm(id);
    return { ...integrationAnswer(connection), runId };
  }

  @Patch(':id')
  @ApiOkResponse({ type: IntegrationAnswer })
  async change(
    @Uuid() id: string,
    @Body() { paused, ...settings }: ConnectionSettingsBody,
  ): Promise<IntegrationAnswer> {
    let connection = await this.lifecycle.changeSettings(id, settings);
    if (paused !== undefined)
      connection = await (paused ? this.lifecycle.pause(id) : this.lifecycle.resume(id));
    return integrationAnswer(connection);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Disconnect: the grant is given back, links and history stay' })
  disconnect(@Uuid() id: string): Promise<void> {
    return this.disconnection.execute(id, this.audit);
  }

  @Post(':id/sync')
  @HttpCode(202)
  @ApiAcceptedResponse({ type: StartedAnswer })
  sync(@Uuid() id: string, @Body() { kind = 'delta' }: SyncBody): Promise<StartedAnswer> {
    return this.actions.sync(id, kind);
  }

  @Post(':id/retry')
  @HttpCode(200)
  @ApiOperation({ summary: 'Try again what waits for a person' })
  @ApiOkResponse({ type: RetryAnswer })
  retry(@Uuid() id: string, @Body() { operationId }: RetryBody): Promise<RetryAnswer> {
    return this.actions.retry(id, operationId);
  }
}
