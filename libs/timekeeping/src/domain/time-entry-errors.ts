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

/** `what` is the noun of a sentence, such as `service type`. */
export function noSuch(what: string, field = `${what}Id`): DomainError {
  const code = `TIMEKEEPING.NO_SUCH_${what.toUpperCase().replaceAll(' ', '_')}`;
  return new DomainError(code, `There is no such ${what}.`, { field });
}
