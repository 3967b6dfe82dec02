import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PageQuery } from '#platform';
import {
  DifferenceAnswer,
  DifferencesAnswer,
  DifferencesQuery,
  ReconciliationAnswer,
  ReconciliationsAnswer,
  RepairBody,
  StartReconciliationBody,
} from './reconciliations.dto.js';
import { ReconciliationsQuery } from './reconciliations.query.js';
import { RepairDifferenceCommand } from './repair-difference.command.js';
import { StartReconciliationCommand } from './start-reconciliation.command.js';

const Uuid = () => Param('id', ParseUUIDPipe);

@ApiTags('integrations')
@Controller()
export class ReconciliationsController {
  constructor(
    private readonly starting: StartReconciliationCommand,
    private readonly repairing: RepairDifferenceCommand,
    private readonly queries: ReconciliationsQuery,
  ) {}

  @Post('integrations/:id/reconciliations')
  @HttpCode(202)
  @ApiOperation({ summary: "Tie our books out against the accounting system's own reports now" })
  @ApiAcceptedResponse({ type: ReconciliationAnswer })
  async start(
    @Uuid() connectionId: string,
    @Body() { thorough = false }: StartReconciliationBody,
  ): Promise<ReconciliationAnswer> {
    const request = { connectionId, trigger: 'manual', isThorough: thorough } as const;
    return this.queries.get((await this.starting.execute(request)).id);
  }

  @Get('integrations/:id/reconciliations')
  @ApiOkResponse({ type: ReconciliationsAnswer })
  list(@Uuid() connectionId: string, @Query() query: PageQuery): Promise<ReconciliationsAnswer> {
    return this.queries.list(connectionId, query);
  }

  @Get('reconciliations/:id')
  @ApiOkResponse({ type: ReconciliationAnswer })
  get(@Uuid() id: string): Promise<ReconciliationAnswer> {
    return this.queries.get(id);
  }

  @Get('reconciliations/:id/differences')
  @ApiOperation({ summary: 'What did not agree, by name, with what can be done about it' })
  @ApiOkResponse({ type: DifferencesAnswer })
  differences(@Uuid() id: string, @Query() query: DifferencesQuery): Promise<DifferencesAnswer> {
    return this.queries.differences(id, query);
  }

  @Post('reconciliation-differences/:id/repair')
  @HttpCode(200)
  @ApiOperation({ summary: 'Read it again, send it again, explain it or look at it again' })
  @ApiOkResponse({ type: DifferenceAnswer })
  async repair(@Uuid() id: string, @Body() request: RepairBody): Promise<DifferenceAnswer> {
    return this.queries.answerOf(await this.repairing.execute(id, request));
  }
}
