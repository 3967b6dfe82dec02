import { DomainError } from '#kernel';

export type PartyKind = 'customer' | 'contractor';

export function partyNotFound(kind: PartyKind): DomainError {
  return DomainError.notFound('PARTIES.NOT_FOUND', `There is no ${kind} with this id.`);
}

export function staleParty(kind: PartyKind, currentVersion: number): DomainError {
  return DomainError.conflict(
    'PARTIES.STALE_VERSION',
    `Somebody changed this ${kind} after you opened it, so your change was not saved.`,
    { field: 'version', fix: 'Open it again and repeat your change.', details: { currentVersion } },
  );
}

export function nameTaken(kind: PartyKind, name: string, id: string): DomainError {
  return DomainError.conflict('PARTIES.NAME_TAKEN', `There is already an active ${kind} called "${name}".`, {
    field: 'displayName',
    fix: `Use the ${kind} that exists, or give this one a name that tells them apart.`,
    details: { existingId: id },
  });
}

export function unknownTerm(): DomainError {
  return new DomainError('PARTIES.UNKNOWN_TERM', 'There is no payment term with this id.', {
    field: 'termId',
  });
}
