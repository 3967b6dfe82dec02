import { addUp, compareAmounts, isAbove, less, percentOf } from '../../app/amounts';

/** A job as the report on work in progress has it. */
export interface JobMoney {
  number: string;
  status: string;
  contract: string;
  budget: string;
  cost: string;
  costToComplete: string;
}

export type BudgetSign = 'over' | 'near' | 'within' | 'none';

export interface Outlook {
  /** What the job was to earn by its budget, in per cent of the contract; undefined without one. */
  plannedPercent: number | undefined;
  /** The contract less what it has cost and still takes. */
  expected: string;
  expectedPercent: number | undefined;
  usedPercent: number | undefined;
  sign: BudgetSign;
}

/** From here on somebody should look. */
const NEAR_PERCENT = 80;

export function outlookOf({ contract, budget, cost, costToComplete }: JobMoney): Outlook {
  const isPlanned = isAbove(budget, '0');
  const expected = less(contract, cost, costToComplete);
  const usedPercent = percentOf(cost, budget);
  return {
    plannedPercent: isPlanned ? percentOf(less(contract, budget), contract) : undefined,
    expected,
    expectedPercent: percentOf(expected, contract),
    usedPercent: isPlanned ? usedPercent : undefined,
    sign: !isPlanned
      ? 'none'
      : isAbove(cost, budget)
        ? 'over'
        : (usedPercent ?? 0) >= NEAR_PERCENT
          ? 'near'
          : 'within',
  };
}

export const isDone = ({ status }: Pick<JobMoney, 'status'>): boolean =>
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
        compareAmounts(b.job.contract, a.job.contract) ||
        a.job.number.localeCompare(b.job.number),
    );
}

/** Finished work that no invoice bills yet: largest first, and what it comes to. */
export function toBillOf<Job extends JobMoney & { underBilled: string }>(jobs: readonly Job[]) {
  const rows = jobs
    .filter((job) => isDone(job) && isAbove(job.underBilled, '0'))
    .sort((a, b) => compareAmounts(b.underBilled, a.underBilled) || a.number.localeCompare(b.number));
  return { rows, amount: addUp(rows.map(({ underBilled }) => underBilled)) };
}
