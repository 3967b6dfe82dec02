import { DomainError } from '#kernel';

export function entryNotFound(what: string): DomainError {
  return DomainError.notFound('CATALOG.NOT_FOUND', `There is no ${what} with this id.`);
}

export function staleItem(currentVersion: number): DomainError {
  return DomainError.conflict(
    'CATALOG.STALE_VERSION',
    'Somebody changed this item after you opened it, so your change was not saved.',
    { field: 'version', fix: 'Open it again and repeat your change.', details: { currentVersion } },
  );
}

export function itemNameTaken(name: string, id: string): DomainError {
  return DomainError.conflict('CATALOG.NAME_TAKEN', `There is already an active item called "${name}".`, {
    field: 'name',
    fix: 'Use the item that exists, or give this one a name that tells them apart.',
    details: { existingId: id },
  });
}

export function unknownReference(field: string, what: string): DomainError {
  return new DomainError('CATALOG.UNKNOWN_REFERENCE', `There is no ${what} with the id given.`, { field });
}

export function noRateAgreed(): DomainError {
  return DomainError.notFound(
    'CATALOG.NO_RATE_AGREED',
    'No rate card fits this work on that day, and the accounting system has no price for it.',
  );
}
