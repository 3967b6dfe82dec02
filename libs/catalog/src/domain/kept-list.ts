import { DomainError } from '#kernel';
import type { RowShape } from '#platform';

/** A short list that the organization keeps itself; its entries are told apart by a code. */
export interface KeptList<F extends ListedFields> {
  /** As the audit log calls an entry. */
  entity: string;
  /** As a sentence calls it. */
  noun: string;
  shape: RowShape<F>;
  empty: F;
}

export interface ListedFields {
  /** Short and unique, e.g. `h` or `PLUMB-ROUGH`. */
  code: string;
  name: string;
  /** On French documents; the name where there is none. */
  nameFr: string | null;
  active: boolean;
}

/** The fields after a change, tidied: undefined leaves a field as it is, and so does null where a value is needed. */
export function changedEntry<F extends ListedFields>(
  { empty }: KeptList<F>,
  current: F,
  changes: Partial<F>,
): F {
  const next = Object.fromEntries(
    Object.entries(empty).map(([field, nothing]) => {
      const given = (changes as Record<string, unknown>)[field];
      const isKept = given === undefined || (given === null && nothing !== null);
      const value = isKept ? (current as unknown as Record<string, unknown>)[field] : given;
      return [field, typeof value === 'string' ? value.trim() || (nothing === null ? null : '') : value];
    }),
  ) as unknown as F;
  for (const field of ['code', 'name'] as const) {
    if (next[field] === '') throw new DomainError('CATALOG.NAME_MISSING', `A ${field} is needed.`, { field });
  }
  return next;
}

export function codeTaken(noun: string, code: string): DomainError {
  return DomainError.conflict('CATALOG.CODE_TAKEN', `There is already a ${noun} with the code "${code}".`, {
    field: 'code',
    fix: `Use the ${noun} that exists, or choose another code.`,
  });
}

export function staleEntry(noun: string, currentVersion: number): DomainError {
  return DomainError.conflict(
    'CATALOG.STALE_VERSION',
    `Somebody changed this ${noun} after you opened it, so your change was not saved.`,
    { field: 'version', fix: 'Open it again and repeat your change.', details: { currentVersion } },
  );
}
