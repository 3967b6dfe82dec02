import { Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { PushInvoiceCommand } from './commands/push-invoice.command.js';
import { PushOrderCommand } from './commands/push-order.command.js';
import { PushSettlementCommand } from './commands/push-settlement.command.js';

/** Documents that are sent to the books by hand. */
@ApiTags('accounting')
@Controller()
export class PushController {
  constructor(
    private readonly pushInvoice: PushInvoiceCommand,
    private readonly pushSettlement: PushSettlementCommand,
    private readonly pushOrder: PushOrderCommand,
  ) {}

  @Post('invoices/:id/push')
  @HttpCode(202)
  @ApiOperation({ summary: 'Send an approved invoice to the accounting system (again)' })
  invoice(@Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.pushInvoice.execute(id);
  }

  @Post('purchase-orders/:id/push')
  @HttpCode(202)
  @ApiOperation({ summary: 'Send an approved order to the accounting system (again)' })
  order(@Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.pushOrder.execute(id);
  }

  @Post('payments/:id/push')
  @HttpCode(202)
  @ApiOperation({ summary: 'Send a payment to the accounting system (again)' })
  payment(@Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.pushSettlement.execute('payment', id);
  }

  @Post('credits/:id/push')
  @HttpCode(202)
  @ApiOperation({ summary: 'Send a credit, with what it paid, to the accounting system (again)' })
  credit(@Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.pushSettlement.execute('credit', id);
  }

  @Post('refunds/:id/push')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Send a refund, with the credit or payment it is of, to the accounting system (again)',
  })
  refund(@Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.pushSettlement.execute('refund', id);
  }
}
