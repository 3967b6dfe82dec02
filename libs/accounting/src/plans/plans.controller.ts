import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PageQuery } from '#platform';
import type { Entity } from '../ports/canonical-documents.js';
import { ApplyPlanCommand } from './apply-plan.command.js';
import { MakePlanCommand } from './make-plan.command.js';
import type { AcceptedMatch } from './plan.types.js';
import {
  ApplyPlanBody,
  EntriesAnswer,
  EntriesQuery,
  MakePlanBody,
  PlanAnswer,
  PlansAnswer,
} from './plans.dto.js';
import { PlansQuery, planAnswer } from './plans.query.js';

const Uuid = () => Param('id', ParseUUIDPipe);

@ApiTags('integrations')
@Controller()
export class PlansController {
  constructor(
    private readonly making: MakePlanCommand,
    private readonly applying: ApplyPlanCommand,
    private readonly queries: PlansQuery,
  ) {}

  @Post('integrations/:id/plans')
  @HttpCode(202)
  @ApiOperation({ summary: 'Show what a sync would do, and do nothing of it' })
  @ApiAcceptedResponse({ type: PlanAnswer })
  async make(
    @Uuid() connectionId: string,
    @Body() { direction, kind = 'delta', entity, recordId }: MakePlanBody,
  ): Promise<PlanAnswer> {
    const isRecord = direction === 'push' && entity !== undefined && recordId !== undefined;
    return planAnswer(
      await this.making.execute({
        ...{ connectionId, direction },
        kind: direction === 'pull' ? kind : isRecord ? 'record' : 'waiting',
        entity: isRecord ? (entity as Entity) : null,
        localId: isRecord ? recordId : null,
      }),
    );
  }

  @Get('integrations/:id/plans')
  @ApiOkResponse({ type: PlansAnswer })
  list(@Uuid() connectionId: string, @Query() query: PageQuery): Promise<PlansAnswer> {
    return this.queries.list(connectionId, query);
  }

  @Get('sync-plans/:id')
  @ApiOkResponse({ type: PlanAnswer })
  get(@Uuid() id: string): Promise<PlanAnswer> {
    return this.queries.get(id);
  }

  @Get('sync-plans/:id/entries')
  @ApiOperation({ summary: 'What would become of each record, field by field' })
  @ApiOkResponse({ type: EntriesAnswer })
  entries(@Uuid() id: string, @Query() query: EntriesQuery): Promise<EntriesAnswer> {
    return this.queries.entries(id, query);
  }

  @Post('sync-plans/:id/apply')
  @HttpCode(202)
  @ApiOperation({ summary: 'Do what the plan says, unless what it rests on has changed (409 says what)' })
  @ApiAcceptedResponse({ type: PlanAnswer })
  async apply(@Uuid() id: string, @Body() { hash, matches }: ApplyPlanBody): Promise<PlanAnswer> {
    const choice = { hash, matches: matches as AcceptedMatch[] | undefined };
    return planAnswer(await this.applying.execute(id, choice));
  }

  @Post('sync-plans/:id/confirm')
  @HttpCode(202)
  @ApiOperation({ summary: 'Yes, this is my company: begin its first sync as planned' })
  @ApiAcceptedResponse({ type: PlanAnswer })
  async confirm(@Uuid() id: string, @Body() { hash, matches }: ApplyPlanBody): Promise<PlanAnswer> {
    const choice = { hash, matches: matches as AcceptedMatch[] | undefined, confirms: true };
    return planAnswer(await this.applying.execute(id, choice));
  }
}
