import { DomainError } from '#kernel';

export function expenseNotFound(): DomainError {
  return DomainError.notFound('TIMEKEEPING.EXPENSE_NOT_FOUND', 'There is no such expense.');
}
