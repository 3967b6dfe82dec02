import { Injectable } from '@nestjs/common';
import { Money } from '#kernel';
import { type Commitment, CommitmentsRepository } from '../commitments.repository.js';
import {
  JOB_FIGURES,
  type JobFigure,
  type JobProfit,
  jobProfitOf,
  LEDGER_OF,
  type SourcedAmount,
} from '../domain/job-profit.js';
import { type JobProfitFilter, JobProfitRepository, type JobProfitRow } from '../job-profit.repository.js';
import { documentsOf } from './documents-link.js';

export interface LinkedSource extends SourcedAmount {
  /** Where its documents are listed; empty for what the books say and for what no document of the ledger makes. */
  documents: string[];
}

export interface JobProfitAnswerRow
  extends Omit<JobProfit, 'figures'>,
    Pick<JobProfitRow, 'id' | 'number' | 'name' | 'customerId' | 'customerName' | 'status' | 'booksAsOf'> {
  budget: string | null;
  figures: Record<JobFigure, LinkedSource>;
  /** The orders behind what is committed. */
  orders: Omit<Commitment, 'jobId'>[];
}

/** What each job brings and costs against what was planned, each figure with its source. */
@Injectable()
export class JobProfitQuery {
  constructor(
    private readonly jobs: JobProfitRepository,
    private readonly commitments: CommitmentsRepository,
  ) {}

  async page(filter: JobProfitFilter, limit: number, before?: string): Promise<JobProfitAnswerRow[]> {
    const rows = await this.jobs.page(filter, limit, before);
    const committed = await this.commitments.ofJobs(rows.map(({ id }) => id));
    const byJob = Map.groupBy(committed, ({ jobId }) => jobId);
    return rows.map((row) => answerOf(row, byJob.get(row.id) ?? []));
  }
}

function answerOf(row: JobProfitRow, orders: readonly Commitment[]): JobProfitAnswerRow {
  const { contract, budget, ours, books, ...job } = row;
  const profit = jobProfitOf({
    isDone: job.status === 'completed' || job.status === 'shipped',
    ...{ contract, budget, ours, books },
    committed: orders.length > 0 ? Money.sum(orders.map(({ amount }) => amount)).toFixed() : null,
  });
  return {
    ...job,
    ...profit,
    budget: budget === null ? null : Money.of(budget).toFixed(),
    figures: Object.fromEntries(
      JOB_FIGURES.map((name) => [name, linked(name, profit.figures[name], row)]),
    ) as Record<JobFigure, LinkedSource>,
    orders: orders.map(({ id, number, amount }) => ({ id, number, amount: Money.of(amount).toFixed() })),
  };
}

function linked(name: JobFigure, figure: SourcedAmount, { id, ours }: JobProfitRow): LinkedSource {
  const made = figure.source === 'operations' ? (LEDGER_OF[name] ?? []) : [];
  const documents = made
    .filter((one) => ours[one] !== undefined)
    .map((one) => documentsOf(one, 'job', id, { from: null, to: null }));
  return { ...figure, documents };
}
