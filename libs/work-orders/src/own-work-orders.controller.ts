import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentUser, requireContractor } from '#identity';
import { MoveWorkOrderCommand } from './commands/move-work-order.command.js';
import { TickCheckCommand } from './commands/tick-check.command.js';
import { checkLine, workOrderId } from './dto/work-order-id.pipe.js';
import {
  MoveWorkOrderBody,
  OwnWorkOrdersQuery,
  TickBody,
  WorkOrderAnswer,
  WorkOrderPage,
  WorkOrderReasonBody,
} from './dto/work-orders.dto.js';
import { WorkOrdersRepository } from './work-orders.repository.js';

/** A contractor's own visits. What is not given to her does not exist here. */
@ApiTags('contractors')
@Controller('contractors/work-orders')
export class OwnWorkOrdersController {
  constructor(
    private readonly orders: WorkOrdersRepository,
    private readonly moves: MoveWorkOrderCommand,
    private readonly ticking: TickCheckCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'My visits, those that begin first come first.' })
  @ApiOkResponse({ type: WorkOrderPage })
  page(@Query() query: OwnWorkOrdersQuery, @CurrentUser() caller: Caller): Promise<WorkOrderPage> {
    return this.orders.page({ ...query, contractorId: requireContractor(caller) });
  }

  @Get(':id')
  @ApiOperation({ summary: 'One of my visits.' })
  @ApiOkResponse({ type: WorkOrderAnswer })
  one(@Param('id', workOrderId) id: string, @CurrentUser() caller: Caller): Promise<WorkOrderAnswer> {
    return this.orders.get(id, requireContractor(caller));
  }

  @Post(':id/acknowledge')
  @HttpCode(200)
  @ApiOperation({ summary: 'I have seen it and will go.' })
  @ApiOkResponse({ type: WorkOrderAnswer })
  acknowledge(@Param('id', workOrderId) id: string, @CurrentUser() caller: Caller): Promise<WorkOrderAnswer> {
    return this.moves.execute(id, 'acknowledge', { contractorId: requireContractor(caller) });
  }

  @Post(':id/decline')
  @HttpCode(200)
  @ApiOperation({ summary: 'I cannot go, and why.' })
  @ApiOkResponse({ type: WorkOrderAnswer })
  decline(
    @Param('id', workOrderId) id: string,
    @Body() { reason }: WorkOrderReasonBody,
    @CurrentUser() caller: Caller,
  ): Promise<WorkOrderAnswer> {
    return this.moves.execute(id, 'decline', { contractorId: requireContractor(caller), reason });
  }

  @Post(':id/depart')
  @HttpCode(200)
  @ApiOperation({ summary: 'I am on my way.' })
  @ApiOkResponse({ type: WorkOrderAnswer })
  depart(@Param('id', workOrderId) id: string, @CurrentUser() caller: Caller): Promise<WorkOrderAnswer> {
    return this.moves.execute(id, 'depart', { contractorId: requireContractor(caller) });
  }

  @Post(':id/start')
  @HttpCode(200)
  @ApiOperation({ summary: 'The work has begun.' })
  @ApiOkResponse({ type: WorkOrderAnswer })
  start(@Param('id', workOrderId) id: string, @CurrentUser() caller: Caller): Promise<WorkOrderAnswer> {
    return this.moves.execute(id, 'start', { contractorId: requireContractor(caller) });
  }

  @Post(':id/pause')
  @HttpCode(200)
  @ApiOperation({ summary: 'The work rests.' })
  @ApiOkResponse({ type: WorkOrderAnswer })
  pause(@Param('id', workOrderId) id: string, @CurrentUser() caller: Caller): Promise<WorkOrderAnswer> {
    return this.moves.execute(id, 'pause', { contractorId: requireContractor(caller) });
  }

  @Post(':id/resume')
  @HttpCode(200)
  @ApiOperation({ summary: 'The work goes on.' })
  @ApiOkResponse({ type: WorkOrderAnswer })
  resume(@Param('id', workOrderId) id: string, @CurrentUser() caller: Caller): Promise<WorkOrderAnswer> {
    return this.moves.execute(id, 'resume', { contractorId: requireContractor(caller) });
  }

  @Post(':id/finish')
  @HttpCode(200)
  @ApiOperation({ summary: 'The visit is over; with open checks it needs a reason.' })
  @ApiOkResponse({ type: WorkOrderAnswer })
  finish(
    @Param('id', workOrderId) id: string,
    @Body() { reason }: MoveWorkOrderBody,
    @CurrentUser() caller: Caller,
  ): Promise<WorkOrderAnswer> {
    return this.moves.execute(id, 'finish', { contractorId: requireContractor(caller), reason });
  }

  @Post(':id/checks/:line')
  @HttpCode(200)
  @ApiParam({ name: 'line', type: Number })
  @ApiOperation({ summary: 'Tick a line of the checklist off, or take the tick away.' })
  @ApiOkResponse({ type: WorkOrderAnswer })
  tick(
    @Param('id', workOrderId) id: string,
    @Param('line', checkLine) line: number,
    @Body() { done }: TickBody,
    @CurrentUser() caller: Caller,
  ): Promise<WorkOrderAnswer> {
    return this.ticking.execute(id, line, done, requireContractor(caller));
  }
}
