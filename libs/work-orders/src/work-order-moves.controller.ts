import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { MoveWorkOrderCommand } from './commands/move-work-order.command.js';
import { workOrderId } from './dto/work-order-id.pipe.js';
import { MoveWorkOrderBody, WorkOrderAnswer, WorkOrderReasonBody } from './dto/work-orders.dto.js';

/** The office's own hand on a visit: somebody called in, or a phone is broken. */
@ApiTags('work-orders')
@Controller('work-orders')
export class WorkOrderMovesController {
  constructor(private readonly moves: MoveWorkOrderCommand) {}

  @Post(':id/acknowledge')
  @HttpCode(200)
  @ApiOperation({ summary: 'Note that everybody who goes has seen it.' })
  @ApiOkResponse({ type: WorkOrderAnswer })
  acknowledge(@Param('id', workOrderId) id: string): Promise<WorkOrderAnswer> {
    return this.moves.execute(id, 'acknowledge');
  }

  @Post(':id/start')
  @HttpCode(200)
  @ApiOperation({ summary: 'Note that the work has begun.' })
  @ApiOkResponse({ type: WorkOrderAnswer })
  start(@Param('id', workOrderId) id: string): Promise<WorkOrderAnswer> {
    return this.moves.execute(id, 'start');
  }

  @Post(':id/finish')
  @HttpCode(200)
  @ApiOperation({ summary: 'Note that the visit is over; with open checks it needs a reason.' })
  @ApiOkResponse({ type: WorkOrderAnswer })
  finish(
    @Param('id', workOrderId) id: string,
    @Body() { reason }: MoveWorkOrderBody,
  ): Promise<WorkOrderAnswer> {
    return this.moves.execute(id, 'finish', { reason });
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'Cancel the visit with a reason.' })
  @ApiOkResponse({ type: WorkOrderAnswer })
  cancel(
    @Param('id', workOrderId) id: string,
    @Body() { reason }: WorkOrderReasonBody,
  ): Promise<WorkOrderAnswer> {
    return this.moves.execute(id, 'cancel', { reason });
  }
}
