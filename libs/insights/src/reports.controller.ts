import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IdentityFacade } from '#identity';
import { type Clock, localDateOf } from '#kernel';
import { CLOCK, type CursorPart, decodeCursor, type Page, PageQuery, toPage } from '#platform';
import { BudgetPage } from './dto/budgets.dto.js';
import { JobProfitPage, JobProfitPageQuery } from './dto/job-profit.dto.js';
import { ProductivityPage } from './dto/productivity.dto.js';
import {
  DocumentsQuery,
  LedgerDocumentPage,
  PeriodQuery,
  ProfitabilityPage,
  ProfitabilityQuery,
  WipPage,
  WipQuery,
} from './dto/reports.dto.js';
import { LedgerRepository } from './ledger.repository.js';
import { JobProfitQuery } from './queries/job-profit.query.js';
import { ReportsQuery } from './queries/reports.query.js';

@ApiTags('reports')
@Controller('reports')
export class ReportsController {
  constructor(
    private readonly reports: ReportsQuery,
    private readonly ledger: LedgerRepository,
    private readonly jobProfit: JobProfitQuery,
    private readonly identity: IdentityFacade,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('profitability')
  @ApiOperation({ summary: 'Revenue, costs and margin by job, customer, contractor or service; by name.' })
  @ApiOkResponse({ type: ProfitabilityPage })
  async profitability(@Query() query: ProfitabilityQuery): Promise<ProfitabilityPage> {
    const { limit, cursor, by = 'job' } = query;
    const period = periodOf(query);
    const rows = await this.reports.profitability(by, period, limit + 1, pair(cursor, 'text'));
    return {
      currency: await this.reports.currency(),
      totals: await this.reports.profitTotals(by, period),
      ...pageOf(rows, limit, ({ name, id }) => [name, id]),
    };
  }

  @Get('jobs')
  @ApiOperation({
    summary:
      'Jobs with contract, billed, cost, committed and margin against plan, each figure with its source; newest first.',
  })
  @ApiOkResponse({ type: JobProfitPage })
  async jobs(@Query() { q, jobId, open = false, limit, cursor }: JobProfitPageQuery): Promise<JobProfitPage> {
    const rows = await this.jobProfit.page({ q, jobId, isOpen: open }, limit + 1, text(cursor));
    return {
      currency: await this.reports.currency(),
      ...pageOf(rows, limit, ({ number }) => [number]),
    };
  }

  @Get('documents')
  @ApiOperation({ summary: 'The documents that a figure is the sum of, by day.' })
  @ApiOkResponse({ type: LedgerDocumentPage })
  async documents(@Query() query: DocumentsQuery): Promise<LedgerDocumentPage> {
    const { figure, by, id, limit, cursor } = query;
    const filter = { figure, dimension: by, id, ...periodOf(query) };
    const rows = await this.ledger.documents(filter, limit + 1, pair(cursor, 'day'));
    return pageOf(rows, limit, (row) => [row.day, row.id]);
  }

  @Get('wip')
  @ApiOperation({ summary: 'Work in progress: what is earned of each contract, against what was billed.' })
  @ApiOkResponse({ type: WipPage })
  async wip(@Query() { asOf, open = false, limit, cursor }: WipQuery): Promise<WipPage> {
    const { timezone, currency } = await this.identity.organizationSettings();
    const day = asOf ?? localDateOf(this.clock.now(), timezone);
    const rows = await this.reports.wip({ asOf: day, isOpen: open }, limit + 1, text(cursor));
    return {
      currency,
      ...pageOf(rows, limit, ({ number }) => [number]),
    };
  }

  @Get('budget')
  @ApiOperation({ summary: 'Jobs with a budget: planned, spent and what is left, by kind of cost.' })
  @ApiOkResponse({ type: BudgetPage })
  async budget(@Query() { limit, cursor }: PageQuery): Promise<BudgetPage> {
    const rows = await this.reports.budgets(limit + 1, text(cursor));
    return {
      currency: await this.reports.currency(),
      ...pageOf(rows, limit, ({ number }) => [number]),
    };
  }

  @Get('productivity')
  @ApiOperation({ summary: 'Hours, billable hours and completion rates by contractor.' })
  @ApiOkResponse({ type: ProductivityPage })
  async productivity(@Query() query: PeriodQuery): Promise<ProductivityPage> {
    const rows = await this.reports.productivity(
      periodOf(query),
      query.limit + 1,
      pair(query.cursor, 'text'),
    );
    return pageOf(rows, query.limit, ({ name, id }) => [name, id]);
  }
}

/** A page of rows that are answered as they are. */
function pageOf<Row>(rows: Row[], limit: number, keyOf: (row: Row) => string[]): Page<Row> {
  return toPage(rows, limit, keyOf, (row) => row);
}

function periodOf({ from, to }: PeriodQuery): { from: string | null; to: string | null } {
  return { from: from ?? null, to: to ?? null };
}

function pair(cursor: string | undefined, kind: CursorPart): [string, string] | undefined {
  if (cursor === undefined) return undefined;
  const [first, id] = decodeCursor(cursor, kind, 'id');
  return [String(first), String(id)];
}

function text(cursor: string | undefined): string | undefined {
  return cursor === undefined ? undefined : String(decodeCursor(cursor, 'text')[0]);
}
