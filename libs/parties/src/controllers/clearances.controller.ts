import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { type LocalDate, Money } from '#kernel';
import { PageQuery } from '#platform';
import { BelongingsCommand } from '../commands/belongings.command.js';
import type { Owner } from '../domain/belonging.js';
import {
  type ClearanceFields,
  type ClearanceState,
  clearanceKind,
  clearanceState,
} from '../domain/clearance.js';
import {
  ChangeClearanceBody,
  ClearanceAnswer,
  ClearancePage,
  CreateClearanceBody,
} from '../dto/clearances.dto.js';
import { TodayQuery } from '../queries/today.query.js';

@ApiTags('contractors')
@Controller('contractors/:id/clearances')
export class ContractorClearancesController {
  constructor(
    private readonly belongings: BelongingsCommand,
    private readonly today: TodayQuery,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The clearances, oldest first.' })
  @ApiOkResponse({ type: ClearancePage })
  async list(@Param('id') id: string, @Query() query: PageQuery): Promise<ClearancePage> {
    const { items, nextCursor } = await this.belongings.list(clearanceKind, contractor(id), query);
    const day = await this.today.execute();
    return { items: items.map((item) => withState(item, day)), nextCursor };
  }

  @Post()
  @ApiOperation({ summary: 'Add a clearance.' })
  @ApiCreatedResponse({ type: ClearanceAnswer })
  async add(@Param('id') id: string, @Body() body: CreateClearanceBody): Promise<ClearanceAnswer> {
    const added = await this.belongings.add(clearanceKind, contractor(id), body);
    return withState(added, await this.today.execute());
  }

  @Patch(':clearanceId')
  @ApiOperation({ summary: 'Change a clearance: what is not sent stays as it is.' })
  @ApiOkResponse({ type: ClearanceAnswer })
  async change(
    @Param('id') id: string,
    @Param('clearanceId') rowId: string,
    @Body() body: ChangeClearanceBody,
  ): Promise<ClearanceAnswer> {
    const changed = await this.belongings.change(clearanceKind, contractor(id), rowId, body);
    return withState(changed, await this.today.execute());
  }

  @Delete(':clearanceId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a clearance.' })
  @ApiNoContentResponse()
  remove(@Param('id') id: string, @Param('clearanceId') rowId: string): Promise<void> {
    return this.belongings.remove(clearanceKind, contractor(id), rowId);
  }
}

function contractor(id: string): Owner {
  return { kind: 'contractor', id };
}

function withState<F extends ClearanceFields>(clearance: F, day: LocalDate): F & { state: ClearanceState } {
  const coverage = clearance.coverage === null ? null : Money.of(clearance.coverage).toFixed();
  return { ...clearance, coverage, state: clearanceState(clearance, day) };
}
