import { DomainError } from '#kernel';
import type { RowShape } from '#platform';
import type { PartyKind } from './party.errors.js';

/** The party that a belonging is kept under. */
export interface Owner {
  kind: PartyKind;
  id: string;
}

/** Something small that a party has several of, e.g. contacts. All kinds are listed, added, changed and removed alike. */
export interface BelongingKind<F extends object> {
  /** As the audit log calls it. */
  entity: string;
  /** As a sentence calls it. */
  noun: string;
  /** Whether its `authorId` and `authorName` say who added it. */
  isSigned?: true;
  shape: RowShape<F>;
  empty: F;
  /** The fields trimmed and checked. Throws `PARTIES.*`. */
  tidied(fields: F): F;
}

/** The column that says whose a belonging is. */
export function ownerColumn({ kind }: Owner): 'customerId' | 'contractorId' {
  return kind === 'customer' ? 'customerId' : 'contractorId';
}

export function belongingNotFound(noun: string): DomainError {
  return DomainError.notFound('PARTIES.NOT_FOUND', `There is no ${noun} with this id here.`);
}

export function staleBelonging(noun: string, currentVersion: number): DomainError {
  return DomainError.conflict(
    'PARTIES.STALE_VERSION',
    `Somebody changed this ${noun} after you opened it, so your change was not saved.`,
    { field: 'version', fix: 'Open it again and repeat your change.', details: { currentVersion } },
  );
}

export function belongingThere(noun: string): DomainError {
  return DomainError.conflict('PARTIES.ALREADY_THERE', `There is such a ${noun} already.`, {
    fix: `Change the ${noun} that is there.`,
  });
}

export function fieldMissing(field: string, message: string): DomainError {
  return new DomainError('PARTIES.FIELD_MISSING', message, { field });
}
