import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BillUnbilled } from './commands/bill-unbilled.command.js';
import { BillContractorBody } from './dto/billing.dto.js';
import { ContractorId } from './dto/id.pipes.js';
import { InvoiceAnswer } from './dto/invoice-answers.dto.js';
import { ShowInvoices } from './queries/show-invoices.query.js';

@ApiTags('contractors')
@Controller('contractors/:id/bills')
export class ContractorBillingController {
  constructor(
    private readonly show: ShowInvoices,
    private readonly billing: BillUnbilled,
  ) {}

  @Post()
  @ApiOperation({
    summary: "Draft a contractor's bill: approved time at her rate and, if named, the expenses she paid.",
  })
  @ApiCreatedResponse({ type: InvoiceAnswer })
  async bill(
    @Param('id', ContractorId) id: string,
    @Body() { number, ...body }: BillContractorBody,
  ): Promise<InvoiceAnswer> {
    return this.show.one(await this.billing.ofContractor(id, number, body));
  }
}
