import { DomainError, type DomainErrorKind } from '#kernel';

export function timeEntryNotFound(): DomainError {
  return DomainError.notFound('TIMEKEEPING.ENTRY_NOT_FOUND', 'There is no such time entry.');
}

export function noSuchContractor(kind: DomainErrorKind = 'invalid'): DomainError {
  return new DomainError('TIMEKEEPING.NO_SUCH_CONTRACTOR', 'There is no such contractor.', {
    kind,
    field: 'contractorId',
    fix: 'Choose one of GET /api/v1/contractors.',
  });
}
