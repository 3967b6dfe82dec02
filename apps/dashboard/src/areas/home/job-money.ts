import { addUp, compareAmounts, isAbove, percentOf } from '../../app/amounts';

interface Margin {
  percent: string | null;
}

/** A job as the page Profit has it, so that both say the same of it. */
export interface JobMoney {
  number: string;
  status: string;
  figures: { contract: { amount: string } };
  /** Null without one. */
  budget: string | null;
  cost: string;
  planned: Margin | null;
  expected: Margin;
}

export type BudgetSign = 'over' | 'near' | 'within' | 'none';

export interface Outlook {
  /** What the job was to earn by its budget, in per cent of the contract; undefined without one. */
  plannedPercent: number | undefined;
  /** By its budget, or by what is spent and ordered where that is more. */
  expectedPercent: number | undefined;
  usedPercent: number | undefined;
  sign: BudgetSign;
}

/** From here on somebody should look. */
const NEAR_PERCENT = 80;

export function outlookOf({ budget, cost, planned, expected }: JobMoney): Outlook {
  const isPlanned = budget !== null && isAbove(budget, '0');
  const usedPercent = isPlanned ? percentOf(cost, budget) : undefined;
  return {
    plannedPercent: isPlanned ? numberOf(planned) : undefined,
    expectedPercent: numberOf(expected),
    usedPercent,
    sign: !isPlanned
      ? 'none'
      : isAbove(cost, budget)
        ? 'over'
        : (usedPercent ?? 0) >= NEAR_PERCENT
          ? 'near'
          : 'within',
  };
}

const numberOf = (margin: Margin | null): number | undefined =>
  typeof margin?.percent === 'string' ? Number(margin.percent) : undefined;

export const isDone = ({ status }: { status: string }): boolean =>
  status === 'completed' || status === 'shipped';

const URGENCY: readonly BudgetSign[] = ['over', 'near', 'within', 'none'];

/** Jobs under way, those first that ask for somebody's eyes. */
export function liveJobs<Job extends JobMoney>(jobs: readonly Job[]): { job: Job; outlook: Outlook }[] {
  return jobs
    .filter((job) => !isDone(job))
    .map((job) => ({ job, outlook: outlookOf(job) }))
    .sort(
      (a, b) =>
        URGENCY.indexOf(a.outlook.sign) - URGENCY.indexOf(b.outlook.sign) ||
        compareAmounts(b.job.figures.contract.amount, a.job.figures.contract.amount) ||
        a.job.number.localeCompare(b.job.number),
    );
}

/** Finished work that no invoice bills yet: largest first, and what it comes to. */
export function toBillOf<Job extends { number: string; status: string; underBilled: string }>(
  jobs: readonly Job[],
) {
  const rows = jobs
    .filter((job) => isDone(job) && isAbove(job.underBilled, '0'))
    .sort((a, b) => compareAmounts(b.underBilled, a.underBilled) || a.number.localeCompare(b.number));
  return { rows, amount: addUp(rows.map(({ underBilled }) => underBilled)) };
}
