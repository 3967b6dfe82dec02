import { Money } from '#kernel';

/** What documents add up to: `revenue` is billed work before tax, the others are costs before tax. */
export const LEDGER_FIGURES = ['revenue', 'labour', 'materials', 'bills', 'expenses'] as const;
export type LedgerFigure = (typeof LEDGER_FIGURES)[number];
export type CostFigure = Exclude<LedgerFigure, 'revenue'>;
export const COST_FIGURES = LEDGER_FIGURES.filter((figure): figure is CostFigure => figure !== 'revenue');

/** Decimal text in the organization's currency. */
export type Sums = Record<LedgerFigure, string>;

export function costOf(sums: Sums): Money {
  return Money.sum(COST_FIGURES.map((figure) => sums[figure]));
}

export interface Profit {
  cost: string;
  margin: string;
  /** Of the revenue, one decimal; null without revenue. */
  marginPercent: string | null;
}

export function profitOf(sums: Sums): Profit {
  const cost = costOf(sums);
  const margin = Money.of(sums.revenue).minus(cost);
  return { cost: cents(cost), margin: cents(margin), marginPercent: percentOf(margin, sums.revenue) };
}

export interface WipInput {
  contract: string;
  /** Zero when there is no budget. */
  budget: string;
  cost: string;
  billed: string;
  isComplete: boolean;
  /** The part of the ordered work that is done, by value; null for a job without lines. */
  doneShare: string | null;
}

export interface Wip {
  /** How the progress was measured: the job is done, cost to budget, or the value of finished work. */
  method: 'completed' | 'cost' | 'quantity' | 'none';
  percent: string;
  earned: string;
  /** Billed ahead of the work: owed to the customer in work. */
  overBilled: string;
  /** Work ahead of the bill: not invoiced yet. */
  underBilled: string;
  /** What it still takes by the budget; zero once that is used up. */
  costToComplete: string;
}

/** Percentage of completion: what is earned of the contract, against what was billed. */
export function wipOf({ contract, budget, cost, billed, isComplete, doneShare }: WipInput): Wip {
  const { method, share } = progressOf({ budget, cost, isComplete, doneShare });
  const earned = Money.of(contract).times(share).toCents();
  const ahead = Money.of(billed).minus(earned);
  const left = Money.of(budget).minus(cost);
  return {
    method,
    percent: share.times(100).toFixed(1),
    earned: earned.toFixed(),
    overBilled: cents(positive(ahead)),
    underBilled: cents(positive(Money.zero.minus(ahead))),
    costToComplete: isComplete ? '0.00' : cents(positive(left)),
  };
}

function progressOf({
  budget,
  cost,
  isComplete,
  doneShare,
}: Pick<WipInput, 'budget' | 'cost' | 'isComplete' | 'doneShare'>): { method: Wip['method']; share: Money } {
  if (isComplete) return { method: 'completed', share: Money.of(1) };
  if (!Money.of(budget).isZero())
    return { method: 'cost', share: atMostOne(Money.of(cost).dividedBy(budget)) };
  if (doneShare !== null) return { method: 'quantity', share: atMostOne(Money.of(doneShare)) };
  return { method: 'none', share: Money.zero };
}

export interface BudgetState {
  /** Budget less cost: negative is over. */
  variance: string;
  usedPercent: string | null;
  isOver: boolean;
}

export function budgetState(budget: string, actual: string): BudgetState {
  const variance = Money.of(budget).minus(actual);
  return {
    variance: cents(variance),
    usedPercent: percentOf(Money.of(actual), budget),
    isOver: variance.compare(Money.zero) < 0,
  };
}

/** One decimal; null of nothing. */
export function percentOf(part: Money, whole: string): string | null {
  if (Money.of(whole).isZero()) return null;
  return part.times(100).dividedBy(whole).toFixed(1);
}

function atMostOne(share: Money): Money {
  return share.compare('1') > 0 ? Money.of(1) : share;
}

function positive(amount: Money): Money {
  return amount.compare(Money.zero) > 0 ? amount : Money.zero;
}

function cents(amount: Money): string {
  return amount.toCents().toFixed();
}
