import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AssignmentDesk } from './commands/assignment-desk.js';
import { SaveWorkOrderCommand } from './commands/save-work-order.command.js';
import { TickCheckCommand } from './commands/tick-check.command.js';
import { checkLine, workOrderId } from './dto/work-order-id.pipe.js';
import {
  AssignWorkOrderBody,
  ChangeWorkOrderBody,
  CreateWorkOrderBody,
  PlanWorkOrderBody,
  TickBody,
  WorkOrderAnswer,
  WorkOrderPage,
  WorkOrdersQuery,
} from './dto/work-orders.dto.js';
import { WorkOrdersRepository } from './work-orders.repository.js';

@ApiTags('work-orders')
@Controller('work-orders')
export class WorkOrdersController {
  constructor(
    private readonly orders: WorkOrdersRepository,
    private readonly save: SaveWorkOrderCommand,
    private readonly desk: AssignmentDesk,
    private readonly ticking: TickCheckCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'A page of the work orders, those that begin first come first.' })
  @ApiOkResponse({ type: WorkOrderPage })
  page(@Query() query: WorkOrdersQuery): Promise<WorkOrderPage> {
    return this.orders.page(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One work order with who goes and the checklist.' })
  @ApiOkResponse({ type: WorkOrderAnswer })
  one(@Param('id', workOrderId) id: string): Promise<WorkOrderAnswer> {
    return this.orders.get(id);
  }

  @Post()
  @ApiOperation({ summary: 'Plan a visit, and give it to contractors if they are known.' })
  @ApiCreatedResponse({ type: WorkOrderAnswer })
  create(@Body() { checklist, contractorIds, ...fields }: CreateWorkOrderBody): Promise<WorkOrderAnswer> {
    return this.desk.create(fields, checklist ?? [], contractorIds ?? []);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change what it says; null empties a field.' })
  @ApiOkResponse({ type: WorkOrderAnswer })
  change(
    @Param('id', workOrderId) id: string,
    @Body() { version, checklist, ...changes }: ChangeWorkOrderBody,
  ): Promise<WorkOrderAnswer> {
    return this.save.change(id, version, changes, checklist);
  }

  @Post(':id/plan')
  @HttpCode(200)
  @ApiOperation({ summary: 'Who goes and when, in one step: all of it or nothing.' })
  @ApiOkResponse({ type: WorkOrderAnswer })
  plan(
    @Param('id', workOrderId) id: string,
    @Body() { version, contractorIds, ...window }: PlanWorkOrderBody,
  ): Promise<WorkOrderAnswer> {
    return this.desk.plan(id, version, window, contractorIds);
  }

  @Post(':id/assign')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give it to these contractors, who have to say that they have seen it.' })
  @ApiOkResponse({ type: WorkOrderAnswer })
  assign(
    @Param('id', workOrderId) id: string,
    @Body() { contractorIds, version }: AssignWorkOrderBody,
  ): Promise<WorkOrderAnswer> {
    return this.desk.assign(id, contractorIds, version);
  }

  @Post(':id/unassign')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take it back from everybody.' })
  @ApiOkResponse({ type: WorkOrderAnswer })
  unassign(@Param('id', workOrderId) id: string): Promise<WorkOrderAnswer> {
    return this.desk.assign(id, []);
  }

  @Post(':id/checks/:line')
  @HttpCode(200)
  @ApiOperation({ summary: 'Tick a line of the checklist off, or take the tick away.' })
  @ApiOkResponse({ type: WorkOrderAnswer })
  tick(
    @Param('id', workOrderId) id: string,
    @Param('line', checkLine) line: number,
    @Body() { done }: TickBody,
  ): Promise<WorkOrderAnswer> {
    return this.ticking.execute(id, line, done);
  }
}
