import type { MaterialUse } from '#jobs';
import { Money } from '#kernel';
import type { ExpenseView } from '#timekeeping';
import { whole } from './evidence.js';
import type { LineInput } from './line-input.js';
import type { Markup } from './markup.js';

/** A cost in the currency of the invoice, before tax, and what is added to it. */
export interface BilledCost {
  cost: Money;
  markup: Markup;
  /** What is said of a cost in another currency. */
  conversion: string;
}

/** Unbilled uses of one item on one job. */
export interface MaterialGroup {
  jobId: string;
  itemId: string;
  quantity: Money;
  cost: Money;
  days: string[];
  ids: string[];
}

/** An expense is billed whole: what it cost without the tax in it, and the mark-up. */
export function expenseLine(expense: ExpenseView, billed: BilledCost, itemId: string): LineInput {
  const amount = marked(billed).toCents().toFixed();
  return {
    itemId,
    description: wordsOf(expense),
    quantity: '1',
    unitPrice: amount,
    serviceDate: expense.expenseDate,
    jobId: expense.jobId,
    evidence: [whole('expense', expense.id, reasonOf(billed))],
  };
}

/**
 * What a contractor paid is given back as it was paid: without its tax where the tax code says how it is taxed, else with
 * the tax in it. There is no mark-up.
 */
export function reimbursedLine(expense: ExpenseView, itemId: string): LineInput {
  const { amount, taxAmount, taxCodeId } = expense;
  const isSplit = taxCodeId !== null && taxAmount !== null;
  const price = isSplit ? Money.of(amount).minus(taxAmount).toFixed() : Money.of(amount).toFixed();
  return {
    itemId,
    description: wordsOf(expense),
    quantity: '1',
    unitPrice: price,
    taxCodeId: isSplit ? taxCodeId : null,
    serviceDate: expense.expenseDate,
    jobId: expense.jobId,
    evidence: [
      whole(
        'expense',
        expense.id,
        isSplit ? `Paid ${amount} with ${taxAmount} tax in it.` : `Paid ${amount}, tax included.`,
      ),
    ],
  };
}

/** What a job used of an item and gave back, together. Uses that cancel each other out are left for later. */
export function materialGroups(uses: readonly MaterialUse[]): MaterialGroup[] {
  const groups = new Map<string, MaterialGroup>();
  for (const { id, jobId, itemId, quantity, cost, day } of uses) {
    const key = `${jobId} ${itemId}`;
    const group = groups.get(key) ?? {
      jobId,
      itemId,
      quantity: Money.zero,
      cost: Money.zero,
      days: [],
      ids: [],
    };
    groups.set(key, {
      ...group,
      quantity: group.quantity.plus(quantity),
      cost: group.cost.plus(cost),
      days: [...group.days, day],
      ids: [...group.ids, id],
    });
  }
  return [...groups.values()].filter(({ quantity, cost }) => !quantity.isZero() || !cost.isZero());
}

/** What came back after it was billed lowers the invoice. */
export function materialLine(group: MaterialGroup, billed: BilledCost, name: string): LineInput {
  const { jobId, itemId, days, ids } = group;
  const isPriceOnly = group.quantity.isZero();
  const quantity = isPriceOnly ? Money.of(1) : group.quantity;
  return {
    itemId,
    description: `${name}, ${spanOf(days)}${isPriceOnly ? ' (difference in price)' : ''}`,
    quantity: quantity.toString(),
    unitPrice: marked(billed).dividedBy(quantity).rounded(6).toString(),
    serviceDate: [...days].sort().at(-1) ?? null,
    jobId,
    evidence: ids.map((id) => whole('material_use', id, reasonOf(billed))),
  };
}

/** The days from the first to the last one. */
export function spanOf(days: readonly string[]): string {
  const sorted = [...days].sort();
  const [from, to] = [sorted[0], sorted.at(-1)];
  return from === to ? String(from) : `${from} to ${to}`;
}

function marked({ cost, markup }: BilledCost): Money {
  return cost.plus(cost.percent(markup.percent));
}

function reasonOf({ cost, markup, conversion }: BilledCost): string {
  return `Cost ${cost.toFixed()}${conversion}, plus ${Money.of(markup.percent)} % mark-up (${markup.whose}).`;
}

function wordsOf({ category, vendor, description, kilometres, expenseDate }: ExpenseView): string {
  const kind = category.charAt(0).toUpperCase() + category.slice(1);
  const what = description ?? vendor ?? (kilometres ? `${Money.of(kilometres)} km` : null);
  return [kind, ...(what ? [what] : []), expenseDate].join(', ');
}
