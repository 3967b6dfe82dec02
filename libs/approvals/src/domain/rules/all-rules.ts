import { DomainError } from '#kernel';
import type { Rule } from '../rule.js';
import { DOCUMENT_RULES } from './document-rules.js';
import { EXPENSE_RULES } from './expense-rules.js';
import { PARTY_RULES } from './party-rules.js';
import { TIME_RULES } from './time-rules.js';
import { WORK_RULES } from './work-rules.js';

/** Every rule of the product, in the order in which findings are shown. */
export const RULES: readonly Rule[] = [
  ...DOCUMENT_RULES,
  ...WORK_RULES,
  ...TIME_RULES,
  ...EXPENSE_RULES,
  ...PARTY_RULES,
];

/** Throws `APPROVALS.NO_SUCH_RULE`. */
export function ruleCalled(id: string): Rule {
  const found = RULES.find((rule) => rule.id === id);
  if (!found) throw DomainError.notFound('APPROVALS.NO_SUCH_RULE', 'There is no such rule.');
  return found;
}
