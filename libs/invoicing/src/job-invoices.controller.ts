import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BillJob } from './commands/bill-job.command.js';
import { BillProgress } from './commands/bill-progress.command.js';
import { SaveSchedule } from './commands/save-schedule.command.js';
import { JobId } from './dto/id.pipes.js';
import { InvoiceAnswer } from './dto/invoice-answers.dto.js';
import { BillJobBody } from './dto/invoice-requests.dto.js';
import { ProgressInvoiceBody, ScheduleAnswer, ScheduleBody, scheduleAnswer } from './dto/schedule.dto.js';
import { ShowInvoices } from './queries/show-invoices.query.js';

@ApiTags('jobs')
@Controller('jobs/:id')
export class JobInvoicesController {
  constructor(
    private readonly show: ShowInvoices,
    private readonly billing: BillJob,
    private readonly progress: BillProgress,
    private readonly schedules: SaveSchedule,
  ) {}

  @Post('invoices')
  @ApiOperation({
    summary:
      'Draft an invoice for what is done on a job and not billed yet: completed quantities, unless other sources are named.',
  })
  @ApiCreatedResponse({ type: InvoiceAnswer })
  async bill(@Param('id', JobId) jobId: string, @Body() body: BillJobBody): Promise<InvoiceAnswer> {
    return this.show.one(await this.billing.run(jobId, body));
  }

  @Get('schedule-of-values')
  @ApiOperation({ summary: 'What the job is billed by: its lines, their worth and what is billed of them.' })
  @ApiOkResponse({ type: ScheduleAnswer })
  async schedule(@Param('id', JobId) jobId: string): Promise<ScheduleAnswer> {
    return scheduleAnswer(await this.schedules.show(jobId));
  }

  @Put('schedule-of-values')
  @ApiOperation({ summary: 'Agree on the schedule of values, or change it; what is billed stays billed.' })
  @ApiOkResponse({ type: ScheduleAnswer })
  async saveSchedule(@Param('id', JobId) jobId: string, @Body() body: ScheduleBody): Promise<ScheduleAnswer> {
    return scheduleAnswer(await this.schedules.run(jobId, body));
  }

  @Post('progress-invoices')
  @ApiOperation({
    summary: 'Draft an invoice for progress on the schedule of values, or for milestones reached.',
  })
  @ApiCreatedResponse({ type: InvoiceAnswer })
  async billProgress(
    @Param('id', JobId) jobId: string,
    @Body() body: ProgressInvoiceBody,
  ): Promise<InvoiceAnswer> {
    return this.show.one(await this.progress.run(jobId, body));
  }
}
