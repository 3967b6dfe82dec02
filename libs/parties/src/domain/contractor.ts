import type { RecordShape } from '#platform';
import { type Address, tidyAddress } from './address.js';
import { knownCurrency, tidyName, tidyText, withGiven } from './party-rules.js';

export const CONTRACTOR_KINDS = ['contractor', 'supplier'] as const;
export type ContractorKind = (typeof CONTRACTOR_KINDS)[number];

/** Somebody we pay: a subcontractor, or a supplier of goods. Every field is present, null where nothing is known. */
export interface ContractorRecord {
  id: string;
  kind: ContractorKind;
  displayName: string;
  companyName: string | null;
  givenName: string | null;
  familyName: string | null;
  email: string | null;
  phone: string | null;
  address: Address | null;
  /** ISO 4217. */
  currency: string;
  /** The payment term of `#catalog`. */
  termId: string | null;
  active: boolean;
}

/** A contractor as this application shows it: the record and what is ours alone. */
export interface ContractorView extends ContractorRecord {
  /** Internal: never leaves for an accounting system. */
  notes: string | null;
  version: number;
  /** ISO 8601, UTC. */
  createdAt: string;
  updatedAt: string;
}

export const contractorShape: RecordShape<ContractorRecord> = {
  table: 'contractors',
  columns: {
    kind: 'text',
    displayName: 'text',
    companyName: 'text',
    givenName: 'text',
    familyName: 'text',
    email: 'text',
    phone: 'text',
    address: 'jsonb',
    currency: 'text',
    termId: 'uuid',
    active: 'boolean',
  },
};

/** What a person may write. */
export type ContractorFields = Omit<ContractorView, 'id' | 'version' | 'createdAt' | 'updatedAt'>;

export function newContractor(currency: string): ContractorFields {
  return {
    kind: 'contractor',
    displayName: '',
    companyName: null,
    givenName: null,
    familyName: null,
    email: null,
    phone: null,
    address: null,
    currency,
    termId: null,
    notes: null,
    active: true,
  };
}

/** The fields after a change, tidied. A null where a value is needed leaves the value as it was. */
export function changedContractor(
  current: ContractorFields,
  changes: Partial<ContractorFields>,
): ContractorFields {
  const next = withGiven(current, changes);
  return {
    kind: next.kind ?? current.kind,
    displayName: tidyName(next.displayName ?? current.displayName),
    companyName: tidyText(next.companyName),
    givenName: tidyText(next.givenName),
    familyName: tidyText(next.familyName),
    email: tidyText(next.email),
    phone: tidyText(next.phone),
    address: tidyAddress(next.address),
    currency: knownCurrency(next.currency ?? current.currency),
    termId: next.termId,
    notes: tidyText(next.notes),
    active: next.active ?? current.active,
  };
}
