import type { FindingSentences } from './finding.types.js';

const COMPARE_TAX = [
  'Compare the tax with the receipt; name its tax code when it was bought elsewhere.',
  'Comparez la taxe avec le reçu; nommez son code de taxe si l’achat a été fait ailleurs.',
] as const;
const KEEP_ONE = ['Keep one of the two.', 'Gardez l’une des deux.'] as const;

/** What the rules say about what was spent, and how it is proved. */
export const EXPENSE_FINDINGS = {
  'expense_has_receipt.passed': {
    says: ['Every expense that needs a receipt has one.', 'Chaque dépense qui exige un reçu en a un.'],
  },
  'expense_has_receipt.missing': {
    says: ['{label}: {amount:amount} without a receipt.', '{label} : {amount:amount} sans reçu.'],
    fix: ['Ask for the receipt.', 'Demandez le reçu.'],
  },
  'expense_within_policy.passed': {
    says: ['No expense is above the policy.', 'Aucune dépense ne dépasse la politique.'],
  },
  'expense_within_policy.above': {
    says: [
      '{label}: {amount:amount} is more than the {allowed:amount} of the policy.',
      '{label} : {amount:amount} dépasse les {allowed:amount} de la politique.',
    ],
    fix: ['Ask who agreed to it.', 'Demandez qui l’a acceptée.'],
  },
  'expense_tax_correct.passed': {
    says: ['The tax on the expenses is what it should be.', 'La taxe des dépenses est ce qu’elle doit être.'],
  },
  'expense_tax_correct.law': {
    says: [
      '{label}: {tax:amount} of tax on {amount:amount}, but {due:amount} is due on it. That is {taxes:taxes}.',
      '{label} : {tax:amount} de taxe sur {amount:amount}, mais {due:amount} est dû, soit {taxes:taxes}.',
    ],
    fix: COMPARE_TAX,
  },
  'expense_tax_correct.no_tax': {
    says: [
      '{label}: {tax:amount} of tax on {amount:amount}, but {due:amount} is due on it. No tax is due there.',
      '{label} : {tax:amount} de taxe sur {amount:amount}, mais aucune taxe n’y est due.',
    ],
    fix: COMPARE_TAX,
  },
  'expense_tax_correct.code': {
    says: [
      '{label}: {tax:amount} of tax on {amount:amount}, but {due:amount} is due on it. That is what its tax code charges.',
      '{label} : {tax:amount} de taxe sur {amount:amount}, mais {due:amount} est dû selon son code de taxe.',
    ],
    fix: COMPARE_TAX,
  },
  'receipt_not_duplicate.passed': {
    says: ['No receipt was seen before.', 'Aucun reçu n’avait déjà été vu.'],
  },
  'receipt_not_duplicate.image': {
    says: ['{label} has the same receipt as {other}.', '{label} a le même reçu que {other}.'],
    fix: KEEP_ONE,
  },
  'receipt_not_duplicate.amount': {
    says: [
      '{label} has the same vendor, day and amount as {other}.',
      '{label} a le même fournisseur, le même jour et le même montant que {other}.',
    ],
    fix: KEEP_ONE,
  },
} as const satisfies Record<string, FindingSentences>;
