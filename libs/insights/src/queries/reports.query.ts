import { Injectable } from '@nestjs/common';
import { IdentityFacade } from '#identity';
import { Money } from '#kernel';
import { CommitmentsRepository } from '../commitments.repository.js';
import {
  type BudgetState,
  budgetState,
  COST_FIGURES,
  type CostFigure,
  LEDGER_FIGURES,
  type LedgerFigure,
  type Profit,
  percentOf,
  profitOf,
  type Wip,
  wipOf,
} from '../domain/report-figures.js';
import {
  type BudgetSumRow,
  type Dimension,
  LedgerRepository,
  type Period,
  type SumRow,
  type WipFilter,
  type WipRow,
} from '../ledger.repository.js';
import { ProductivityRepository, type ProductivityRow } from '../productivity.repository.js';
import { documentsOf } from './documents-link.js';

/** A sum, and where its documents are listed. */
export interface LinkedFigure {
  amount: string;
  documents: { count: number; href: string };
}

export interface ProfitRow extends Profit {
  id: string;
  name: string;
  figures: Record<LedgerFigure, LinkedFigure>;
}

export interface WipAnswerRow extends Wip, Omit<WipRow, 'doneShare'> {
  documents: { cost: string[]; billed: string };
}

export interface BudgetCategory extends BudgetState {
  category: CostFigure;
  budget: string;
  actual: string;
  documents: string;
}

export interface BudgetRow extends BudgetState {
  id: string;
  number: string;
  name: string;
  budget: string;
  actual: string;
  categories: BudgetCategory[];
}

export interface ProductivityAnswerRow
  extends Omit<ProductivityRow, 'minutes' | 'billableMinutes' | 'approvedMinutes'> {
  hours: string;
  billableHours: string;
  approvedHours: string;
  billablePercent: string | null;
  completionPercent: string | null;
  onTimePercent: string | null;
  documents: string;
}

type After = readonly [string, string];

/** The reports: one statement each, then arithmetic. Amounts are decimal text in the organization's currency. */
@Injectable()
export class ReportsQuery {
  constructor(
    private readonly ledger: LedgerRepository,
    private readonly work: ProductivityRepository,
    private readonly identity: IdentityFacade,
    private readonly commitments: CommitmentsRepository,
  ) {}

  async currency(): Promise<string> {
    return (await this.identity.organizationSettings()).currency;
  }

  async profitability(
    dimension: Dimension,
    period: Period,
    limit: number,
    after?: After,
  ): Promise<ProfitRow[]> {
    const rows = await this.ledger.sums(dimension, period, limit, after);
    return rows.map((row) => profitRow(row, dimension, period));
  }

  /** What all rows of the report add up to, whatever page is read. */
  async profitTotals(dimension: Dimension, period: Period): Promise<Profit & { revenue: string }> {
    const sums = await this.ledger.totals(dimension, period);
    return { revenue: cents(sums.revenue), ...profitOf(sums) };
  }

  async wip(filter: WipFilter, limit: number, after?: string): Promise<WipAnswerRow[]> {
    const rows = await this.ledger.wip(filter, limit, after);
    return rows.map(({ doneShare, ...row }) => {
      const isComplete = row.status === 'completed' || row.status === 'shipped';
      const period = { from: null, to: filter.asOf };
      return {
        ...row,
        ...{
          contract: cents(row.contract),
          budget: cents(row.budget),
          cost: cents(row.cost),
          billed: cents(row.billed),
        },
        ...wipOf({ ...row, isComplete, doneShare }),
        documents: {
          cost: COST_FIGURES.map((figure) => documentsOf(figure, 'job', row.id, period)),
          billed: documentsOf('revenue', 'job', row.id, period),
        },
      };
    });
  }

  async budgets(limit: number, afterNumber?: string): Promise<BudgetRow[]> {
    return (await this.ledger.budgets(limit, { afterNumber })).map(budgetRow);
  }

  /** Undefined for a job without a budget. */
  async budgetOf(jobId: string): Promise<BudgetRow | undefined> {
    const [row] = await this.ledger.budgets(1, { jobId });
    return row && budgetRow(row);
  }

  /** What a job has cost, what is ordered for it and not billed yet, and both together. */
  async outlookOf(jobId: string): Promise<{ committed: string; forecast: string }> {
    const spent = Money.sum((await this.ledger.costsOfJob(jobId)).map(({ amount }) => amount));
    const committed = Money.sum((await this.commitments.ofJob(jobId)).map(({ amount }) => amount));
    return { committed: cents(committed), forecast: cents(spent.plus(committed)) };
  }

  async productivity(period: Period, limit: number, after?: After): Promise<ProductivityAnswerRow[]> {
    const rows = await this.work.page(period, limit, after);
    return rows.map(({ minutes, billableMinutes, approvedMinutes, ...row }) => ({
      ...row,
      hours: hours(minutes),
      billableHours: hours(billableMinutes),
      approvedHours: hours(approvedMinutes),
      billablePercent: percentOf(Money.of(billableMinutes), String(minutes)),
      completionPercent: percentOf(Money.of(row.completedJobs), String(row.jobs)),
      onTimePercent: percentOf(Money.of(row.onTimeJobs), String(row.dueJobs)),
      documents: documentsOf('labour', 'contractor', row.id, period),
    }));
  }
}

function profitRow({ id, name, sums, counts }: SumRow, dimension: Dimension, period: Period): ProfitRow {
  const figures = Object.fromEntries(
    LEDGER_FIGURES.map((figure) => [
      figure,
      {
        amount: cents(sums[figure]),
        documents: { count: counts[figure], href: documentsOf(figure, dimension, id, period) },
      },
    ]),
  ) as Record<LedgerFigure, LinkedFigure>;
  return { id, name, figures, ...profitOf(sums) };
}

function budgetRow({ id, number, name, budget, actual }: BudgetSumRow): BudgetRow {
  const categories = COST_FIGURES.filter((figure) => budget[figure] ?? actual[figure]).map((category) => {
    const planned = cents(budget[category] ?? '0');
    const spent = cents(actual[category] ?? '0');
    const documents = documentsOf(category, 'job', id, { from: null, to: null });
    return { category, budget: planned, actual: spent, ...budgetState(planned, spent), documents };
  });
  const planned = cents(Money.sum(categories.map((one) => one.budget)));
  const spent = cents(Money.sum(categories.map((one) => one.actual)));
  return { id, number, name, budget: planned, actual: spent, ...budgetState(planned, spent), categories };
}

function hours(minutes: number): string {
  return Money.of(minutes).dividedBy(60).toFixed(2);
}

function cents(amount: string | Money): string {
  return Money.of(amount).toFixed();
}
