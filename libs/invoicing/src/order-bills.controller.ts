import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BillOrder, orderNotFound } from './commands/bill-order.command.js';
import { InvoiceAnswer } from './dto/invoice-answers.dto.js';
import { BillOrderBody } from './dto/order-bills.dto.js';
import { ShowInvoices } from './queries/show-invoices.query.js';

const OrderId = new ParseUUIDPipe({ exceptionFactory: orderNotFound });

@ApiTags('purchase-orders')
@Controller('purchase-orders/:id/bills')
export class OrderBillsController {
  constructor(
    private readonly show: ShowInvoices,
    private readonly billing: BillOrder,
  ) {}

  @Post()
  @ApiOperation({ summary: "Draft a supplier's bill for what was received on an order and not billed yet." })
  @ApiCreatedResponse({ type: InvoiceAnswer })
  async bill(@Param('id', OrderId) id: string, @Body() body: BillOrderBody): Promise<InvoiceAnswer> {
    return this.show.one(await this.billing.run(id, body));
  }
}
