import { Money } from '#kernel';
import type { FigureName, FigureSource } from './job-financials.js';
import { type LedgerFigure, percentOf } from './report-figures.js';
import { costOf } from './snapshot.js';

/** What a job brings and costs, in the order in which people read it. */
export const JOB_FIGURES = ['contract', 'billed', 'labour', 'material', 'other', 'committed'] as const;
export type JobFigure = (typeof JOB_FIGURES)[number];

/** The figures of the ledger that each is the sum of while it comes from our own documents. */
export const LEDGER_OF: Readonly<Partial<Record<JobFigure, readonly LedgerFigure[]>>> = {
  billed: ['revenue'],
  labour: ['labour'],
  material: ['materials', 'bills'],
  other: ['expenses'],
};

/** A sum, and who says so. */
export interface SourcedAmount {
  amount: string;
  source: FigureSource;
}

export interface JobProfitInput {
  isDone: boolean;
  contract: string;
  /** Null without a budget. */
  budget: string | null;
  /** What our documents add up to; a figure without documents is not there. */
  ours: Readonly<Partial<Record<LedgerFigure, string>>>;
  /** What is ordered and not billed yet; null without an order. */
  committed: string | null;
  /** What the books said last, of the figures that came from there. */
  books: Readonly<Partial<Record<FigureName, string>>>;
}

/** An amount, and its share of the contract: one decimal, null without a contract. */
export interface Margin {
  amount: string;
  percent: string | null;
}

export interface JobProfit {
  figures: Record<JobFigure, SourcedAmount>;
  /** Labour, material and other costs. */
  cost: string;
  /** The budget, or what is spent and committed where that is more; of a job that is done, what was spent and committed. */
  expectedCost: string;
  /** Contract less cost so far. */
  margin: Margin;
  /** Contract less budget; null without one. */
  planned: Margin | null;
  expected: Margin;
}

/** The money of a job from the best source of each figure: what the books said last, else our documents as they are now. */
export function jobProfitOf(input: JobProfitInput): JobProfit {
  const figures = figuresOf(input);
  const { contract, budget, isDone } = input;
  const cost = Money.sum([figures.labour, figures.material, figures.other].map(({ amount }) => amount));
  const known = cost.plus(figures.committed.amount);
  const isBudgetMore = budget !== null && !isDone && known.compare(budget) < 0;
  const expectedCost = isBudgetMore ? Money.of(budget) : known;
  return {
    figures,
    cost: cents(cost),
    expectedCost: cents(expectedCost),
    margin: marginOf(contract, cost),
    planned: budget === null ? null : marginOf(contract, Money.of(budget)),
    expected: marginOf(contract, expectedCost),
  };
}

function figuresOf({ contract, ours, committed, books }: JobProfitInput): Record<JobFigure, SourcedAmount> {
  const own = (...figures: LedgerFigure[]) => ownFigure(figures.flatMap((figure) => ours[figure] ?? []));
  return {
    contract: ownFigure(Money.of(contract).isZero() ? [] : [contract]),
    billed: fromBooks(books.invoiced) ?? own('revenue'),
    labour: costOf(own('labour'), fromBooks(books.labourCost)),
    material: costOf(own('materials', 'bills'), fromBooks(books.materialCost)),
    other: costOf(own('expenses'), fromBooks(books.otherCost)),
    committed: ownFigure(committed === null ? [] : [committed]),
  };
}

function ownFigure(amounts: readonly string[]): SourcedAmount {
  return { amount: cents(Money.sum(amounts)), source: amounts.length > 0 ? 'operations' : 'placeholder' };
}

function fromBooks(amount: string | undefined): SourcedAmount | undefined {
  return amount === undefined ? undefined : { amount: cents(Money.of(amount)), source: 'accounting' };
}

function marginOf(contract: string, cost: Money): Margin {
  const margin = Money.of(contract).minus(cost);
  return { amount: cents(margin), percent: percentOf(margin, contract) };
}

function cents(amount: Money): string {
  return amount.toCents().toFixed();
}
