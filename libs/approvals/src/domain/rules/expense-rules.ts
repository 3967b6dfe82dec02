import { type FindingWords, findingWords, Money, taxesValue } from '#kernel';
import type { ExpenseEntry, InvoiceEvidence, LawfulTax } from '../evidence.js';
import type { EvidenceLink, RuleAnswer } from '../finding.js';
import { rule } from '../rule.js';

/** What was spent, and how it is proved. */
export const EXPENSE_RULES = [
  rule({
    id: 'expense_has_receipt',
    title: 'Expenses have a receipt',
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
      each(evidence, ({ hasReceipt, amount, label }, currency) =>
        !hasReceipt && Money.of(amount).compare(fromAmount) >= 0
          ? findingWords('expense_has_receipt.missing', { label, amount: cents(amount), currency })
          : undefined,
      ),
  }),
  rule({
    id: 'expense_within_policy',
    title: 'Expenses keep to the policy',
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
      each(evidence, ({ amount, label }, currency) =>
        Money.of(amount).compare(maxAmount) > 0
          ? findingWords('expense_within_policy.above', {
              ...{ label, amount: cents(amount), allowed: cents(maxAmount), currency },
            })
          : undefined,
      ),
  }),
  rule({
    id: 'expense_tax_correct',
    title: 'The tax on expenses is right',
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
    severity: 'block',
    check: receiptsOnce,
  }),
];

const cents = (amount: string): string => Money.of(amount).toFixed(2);

function each(
  { expenses, invoice: { currency } }: InvoiceEvidence,
  remarkOn: (expense: ExpenseEntry, currency: string) => FindingWords | undefined,
): RuleAnswer {
  if (!expenses || expenses.length === 0) return undefined;
  return expenses.flatMap((expense) => {
    const words = remarkOn(expense, currency);
    return words ? [{ words, evidence: [expenseLink(expense)] }] : [];
  });
}

/** No tax at all may be right: a small supplier charges none. */
function taxCorrect(evidence: InvoiceEvidence, tolerance: string): RuleAnswer {
  const judged = evidence.expenses?.filter(
    ({ taxAmount, lawfulTaxes }) => taxAmount !== null && lawfulTaxes.length > 0,
  );
  if (!judged || judged.length === 0) return undefined;
  return judged.flatMap((expense) => {
    const { lawfulTaxes, isPartlyTaxed } = expense;
    const tax = Money.of(expense.taxAmount ?? '0');
    const fits = lawfulTaxes.some((lawful) => {
      const difference = tax.minus(lawful.tax);
      const isTooLittle = difference.plus(tolerance).isNegative();
      return difference.compare(tolerance) <= 0 && (isPartlyTaxed || !isTooLittle);
    });
    const [likeliest] = lawfulTaxes;
    if (fits || !likeliest) return [];
    const words = wrongTax(expense, likeliest, evidence.invoice.currency);
    return [{ isMild: tax.isZero(), words, evidence: [expenseLink(expense)] }];
  });
}

function wrongTax(
  { label, taxAmount, amount }: ExpenseEntry,
  { tax: due, charges }: LawfulTax,
  currency: string,
): FindingWords {
  const values = { label, tax: cents(taxAmount ?? '0'), amount: cents(amount), due: cents(due), currency };
  if (charges === null) return findingWords('expense_tax_correct.code', values);
  if (charges.length === 0) return findingWords('expense_tax_correct.no_tax', values);
  return findingWords('expense_tax_correct.law', { ...values, taxes: taxesValue(charges) });
}

/** The same picture is the same receipt; the same vendor, day and amount may be two coffees. */
function receiptsOnce({ expenses }: InvoiceEvidence): RuleAnswer {
  if (!expenses || expenses.length === 0) return undefined;
  return expenses.flatMap((expense) =>
    expense.twins.map((twin) => ({
      isMild: twin.because === 'amount',
      words: findingWords(`receipt_not_duplicate.${twin.because}`, {
        label: expense.label,
        other: twin.label,
      }),
      evidence: [expenseLink(expense), expenseLink(twin)],
    })),
  );
}

function expenseLink({ id, label }: { id: string; label: string }): EvidenceLink {
  return { type: 'expense', id, label };
}
