import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BillTime } from './commands/bill-time.command.js';
import { BillContractorBody } from './dto/billing.dto.js';
import { ContractorId } from './dto/id.pipes.js';
import { InvoiceAnswer } from './dto/invoice-answers.dto.js';
import { ShowInvoices } from './queries/show-invoices.query.js';

@ApiTags('contractors')
@Controller('contractors/:id/bills')
export class ContractorBillingController {
  constructor(
    private readonly show: ShowInvoices,
    private readonly time: BillTime,
  ) {}

  @Post()
  @ApiOperation({ summary: "Draft a contractor's bill for approved time of a period, at what it costs us." })
  @ApiCreatedResponse({ type: InvoiceAnswer })
  async bill(
    @Param('id', ContractorId) id: string,
    @Body() { number, ...body }: BillContractorBody,
  ): Promise<InvoiceAnswer> {
    return this.show.one(await this.time.ofContractor(id, number, body));
  }
}
