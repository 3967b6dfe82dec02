import { Body, Controller, Get, Param, ParseUUIDPipe, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { JobsFacade } from '#jobs';
import { BudgetsRepository } from './budgets.repository.js';
import { SetBudget } from './commands/set-budget.command.js';
import { jobNotFound } from './domain/insights-errors.js';
import { JobBudgetAnswer, SetBudgetBody } from './dto/budgets.dto.js';
import { ReportsQuery } from './queries/reports.query.js';

const JobId = new ParseUUIDPipe({ exceptionFactory: jobNotFound });

@ApiTags('jobs')
@Controller('jobs/:id/budget')
export class JobBudgetsController {
  constructor(
    private readonly jobs: JobsFacade,
    private readonly budgets: BudgetsRepository,
    private readonly reports: ReportsQuery,
    private readonly setting: SetBudget,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What the job may cost, and what is left of it.' })
  @ApiOkResponse({ type: JobBudgetAnswer })
  async show(@Param('id', JobId) jobId: string): Promise<JobBudgetAnswer> {
    if (!(await this.jobs.job(jobId))) throw jobNotFound();
    const { version, warnPercent, lines } = await this.budgets.find(jobId);
    const state = (await this.reports.budgetOf(jobId)) ?? null;
    return { version, warnPercent, lines, state, ...(await this.reports.outlookOf(jobId)) };
  }

  @Patch()
  @ApiOperation({ summary: 'Replace the lines of the budget.' })
  @ApiOkResponse({ type: JobBudgetAnswer })
  async set(@Param('id', JobId) jobId: string, @Body() body: SetBudgetBody): Promise<JobBudgetAnswer> {
    const lines = body.lines.map(({ category, description, amount }) => ({
      ...{ category, amount },
      description: description ?? null,
    }));
    await this.setting.run(jobId, body.version, { lines, warnPercent: body.warnPercent });
    return this.show(jobId);
  }
}
