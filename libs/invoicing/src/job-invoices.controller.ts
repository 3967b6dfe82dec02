import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BillJob } from './commands/bill-job.command.js';
import { JobId } from './dto/id.pipes.js';
import { InvoiceAnswer } from './dto/invoice-answers.dto.js';
import { BillJobBody } from './dto/invoice-requests.dto.js';
import { ShowInvoices } from './queries/show-invoices.query.js';

@ApiTags('jobs')
@Controller('jobs/:id/invoices')
export class JobInvoicesController {
  constructor(
    private readonly show: ShowInvoices,
    private readonly billing: BillJob,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Draft an invoice for what is completed on a job and not invoiced yet.' })
  @ApiCreatedResponse({ type: InvoiceAnswer })
  async bill(@Param('id', JobId) jobId: string, @Body() body: BillJobBody): Promise<InvoiceAnswer> {
    return this.show.one(await this.billing.run(jobId, body));
  }
}
