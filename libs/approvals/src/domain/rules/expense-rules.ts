import { Money } from '#kernel';
import type { ExpenseEntry, InvoiceEvidence } from '../evidence.js';
import type { EvidenceLink, RuleAnswer } from '../finding.js';
import { rule } from '../rule.js';

/** What was spent, and how it is proved. */
export const EXPENSE_RULES = [
  rule({
    id: 'expense_has_receipt',
    title: 'Expenses have a receipt',
    passed: 'Every expense that needs a receipt has one.',
    severity: 'block',
    specs: {
      fromAmount: {
        kind: 'decimal',
        default: '30',
        min: '0',
        max: '1000000',
        description: 'Expenses below this amount need no receipt.',
      },
    },
    check: (evidence, { fromAmount }) =>
      each(evidence, ({ hasReceipt, amount, label }) =>
        !hasReceipt && Money.of(amount).compare(fromAmount) >= 0
          ? {
              message: `${label}: ${Money.of(amount).toFixed(2)} without a receipt.`,
              fix: 'Ask for the receipt.',
            }
          : undefined,
      ),
  }),
  rule({
    id: 'expense_within_policy',
    title: 'Expenses keep to the policy',
    passed: 'No expense is above the policy.',
    severity: 'look',
    specs: {
      maxAmount: {
        kind: 'decimal',
        default: '500',
        min: '0',
        max: '1000000',
        description: 'One expense may be this much without being asked about.',
      },
    },
    check: (evidence, { maxAmount }) =>
      each(evidence, ({ amount, label }) =>
        Money.of(amount).compare(maxAmount) > 0
          ? {
              message: `${label}: ${Money.of(amount).toFixed(2)} is more than the ${Money.of(maxAmount).toFixed(2)} of the policy.`,
              fix: 'Ask who agreed to it.',
            }
          : undefined,
      ),
  }),
  rule({
    id: 'expense_tax_correct',
    title: 'The tax on expenses is right',
    passed: 'The tax on the expenses is what it should be.',
    severity: 'look',
    specs: {
      tolerance: {
        kind: 'decimal',
        default: '0.02',
        min: '0',
        max: '1000',
        description: 'By how much the tax on a receipt may differ from ours.',
      },
    },
    check: (evidence, { tolerance }) => taxCorrect(evidence, tolerance),
  }),
  rule({
    id: 'receipt_not_duplicate',
    title: 'No receipt is used twice',
    passed: 'No receipt was seen before.',
    severity: 'block',
    check: receiptsOnce,
  }),
];

type Remark = { message: string; fix: string };

function each(
  { expenses }: InvoiceEvidence,
  remarkOn: (expense: ExpenseEntry) => Remark | undefined,
): RuleAnswer {
  if (!expenses || expenses.length === 0) return undefined;
  return expenses.flatMap((expense) => {
    const remark = remarkOn(expense);
    return remark ? [{ ...remark, evidence: [expenseLink(expense)] }] : [];
  });
}

/** No tax at all may be right: a small supplier charges none. */
function taxCorrect(evidence: InvoiceEvidence, tolerance: string): RuleAnswer {
  const judged = evidence.expenses?.filter(
    ({ taxAmount, lawfulTaxes }) => taxAmount !== null && lawfulTaxes.length > 0,
  );
  if (!judged || judged.length === 0) return undefined;
  return judged.flatMap((expense) => {
    const { label, lawfulTaxes, isPartlyTaxed } = expense;
    const tax = Money.of(expense.taxAmount ?? '0');
    const fits = lawfulTaxes.some((lawful) => {
      const difference = tax.minus(lawful.tax);
      const isTooLittle = difference.plus(tolerance).isNegative();
      return difference.compare(tolerance) <= 0 && (isPartlyTaxed || !isTooLittle);
    });
    const [likeliest] = lawfulTaxes;
    if (fits || !likeliest) return [];
    return [
      {
        isMild: tax.isZero(),
        message: `${label}: ${tax.toFixed(2)} of tax on ${Money.of(expense.amount).toFixed(2)}, but ${Money.of(likeliest.tax).toFixed(2)} is due on it. ${likeliest.because}`,
        evidence: [expenseLink(expense)],
        fix: 'Compare the tax with the receipt; name its tax code when it was bought elsewhere.',
      },
    ];
  });
}

/** The same picture is the same receipt; the same vendor, day and amount may be two coffees. */
function receiptsOnce({ expenses }: InvoiceEvidence): RuleAnswer {
  if (!expenses || expenses.length === 0) return undefined;
  return expenses.flatMap((expense) =>
    expense.twins.map((twin) => ({
      isMild: twin.because === 'amount',
      message:
        twin.because === 'image'
          ? `${expense.label} has the same receipt as ${twin.label}.`
          : `${expense.label} has the same vendor, day and amount as ${twin.label}.`,
      evidence: [expenseLink(expense), expenseLink(twin)],
      fix: 'Keep one of the two.',
    })),
  );
}

function expenseLink({ id, label }: { id: string; label: string }): EvidenceLink {
  return { type: 'expense', id, label };
}
