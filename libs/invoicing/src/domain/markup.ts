import type { ExpenseCategory } from '#timekeeping';

/** What is added to costs of a customer or a job, of one kind or of all. Percentages are decimal text. */
export interface MarkupRule {
  customerId: string | null;
  jobId: string | null;
  /** Material from stock counts as materials. */
  category: ExpenseCategory | null;
  percent: string;
}

/** A cost that is billed on. */
export interface MarkupQuestion {
  customerId: string | null;
  jobId: string | null;
  category: ExpenseCategory;
}

/** The mark-up that holds for a cost, with the words that say whose it is. */
export interface Markup {
  percent: string;
  whose: string;
}

/**
 * The most specific rule that fits: one for the job, then one for the customer, then one for everybody; of two, the one
 * that names the kind of cost. Without any, what is usual in the organization.
 */
export function markupFor(
  rules: readonly MarkupRule[],
  usual: string,
  { customerId, jobId, category }: MarkupQuestion,
): Markup {
  const fitting = rules
    .filter((rule) => rule.jobId === null || rule.jobId === jobId)
    .filter((rule) => rule.customerId === null || rule.customerId === customerId)
    .filter((rule) => rule.category === null || rule.category === category)
    .sort((a, b) => rank(b) - rank(a));
  const [best] = fitting;
  return best ? { percent: best.percent, whose: wordsOf(best) } : { percent: usual, whose: 'as usual' };
}

function rank({ jobId, customerId, category }: MarkupRule): number {
  return (jobId !== null ? 4 : customerId !== null ? 2 : 0) + (category !== null ? 1 : 0);
}

function wordsOf({ jobId, customerId, category }: MarkupRule): string {
  const whose =
    jobId !== null ? 'agreed for this job' : customerId !== null ? 'agreed with this customer' : 'usual';
  return category === null ? whose : `${whose} for ${category}`;
}
