import { DomainError } from '#kernel';

export function timeEntryNotFound(): DomainError {
  return DomainError.notFound('TIMEKEEPING.ENTRY_NOT_FOUND', 'There is no such time entry.');
}
