import type { RecordShape } from '#platform';
import type { Address } from './address.js';

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
