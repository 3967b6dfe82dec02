import { addDays, DomainError, type LocalDate } from '#kernel';
import type { BelongingKind } from './belonging.js';
import { tidyText } from './party-rules.js';

export const CLEARANCE_KINDS = [
  'wsib',
  'wcb',
  'liability-insurance',
  'vehicle-insurance',
  'licence',
  'safety-training',
  'other',
] as const;
export type ClearanceKind = (typeof CLEARANCE_KINDS)[number];

/** Of these one holds several side by side, such as a driver's and a gas fitter's licence: none stands for another. */
export const HELD_SIDE_BY_SIDE: readonly ClearanceKind[] = ['licence', 'safety-training', 'other'];

/** Contractors who need a new paper: soon, or since the old one has ended. */
export const CLEARANCE_NEEDS = ['expiring', 'expired'] as const;
export type ClearanceNeed = (typeof CLEARANCE_NEEDS)[number];

/** How long before its last day a paper counts as expiring. */
export const NOTICE_DAYS = 30;

/** A paper that a contractor must hold: a WSIB or WCB clearance, an insurance, a licence. */
export interface ClearanceFields {
  kind: ClearanceKind;
  issuer: string | null;
  number: string | null;
  /** Where it holds, as two letters; null for everywhere. */
  province: string | null;
  /** The sum insured, as an amount. */
  coverage: string | null;
  validFrom: LocalDate | null;
  /** The last day it holds; null when it does not expire. */
  expiresOn: LocalDate | null;
  fileId: string | null;
  notes: string | null;
}

export const clearanceKind: BelongingKind<ClearanceFields> = {
  entity: 'clearance',
  noun: 'clearance',
  shape: {
    table: 'contractor_clearances',
    columns: {
      kind: 'text',
      issuer: 'text',
      number: 'text',
      province: 'text',
      coverage: 'numeric',
      validFrom: 'date',
      expiresOn: 'date',
      fileId: 'uuid',
      notes: 'text',
    },
  },
  empty: {
    kind: 'wsib',
    issuer: null,
    number: null,
    province: null,
    coverage: null,
    validFrom: null,
    expiresOn: null,
    fileId: null,
    notes: null,
  },
  tidied: (fields) => {
    const { validFrom, expiresOn } = fields;
    if (validFrom !== null && expiresOn !== null && expiresOn < validFrom)
      throw new DomainError('PARTIES.DATES_REVERSED', 'A clearance cannot expire before it begins.', {
        field: 'expiresOn',
        fix: 'Check the two dates on the certificate.',
      });
    return {
      ...fields,
      issuer: tidyText(fields.issuer),
      number: tidyText(fields.number),
      province: tidyText(fields.province),
      notes: tidyText(fields.notes),
    };
  },
};

export type ClearanceState = 'valid' | 'expiring' | 'expired' | 'not-yet-valid';

/** How a clearance stands on `day`; `expiring` from `noticeDays` before its last day on. */
export function clearanceState(
  { validFrom, expiresOn }: Pick<ClearanceFields, 'validFrom' | 'expiresOn'>,
  day: LocalDate,
  noticeDays = NOTICE_DAYS,
): ClearanceState {
  if (validFrom !== null && day < validFrom) return 'not-yet-valid';
  if (expiresOn === null) return 'valid';
  if (day > expiresOn) return 'expired';
  return expiresOn <= addDays(day, noticeDays) ? 'expiring' : 'valid';
}

/** The kinds that the contractor holds papers of, none of which holds on `day`: renewed papers replace old ones. */
export function lapsedKinds(
  clearances: readonly Pick<ClearanceFields, 'kind' | 'validFrom' | 'expiresOn'>[],
  day: LocalDate,
): ClearanceKind[] {
  const holds = (state: ClearanceState) => state === 'valid' || state === 'expiring';
  const held = new Set(clearances.filter((one) => holds(clearanceState(one, day))).map(({ kind }) => kind));
  return [...new Set(clearances.map(({ kind }) => kind))].filter((kind) => !held.has(kind));
}
