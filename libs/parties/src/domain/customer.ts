import type { RecordShape } from '#platform';
import type { Address } from './address.js';

/** Somebody we sell to, or one of their projects. Every field is present, null where nothing is known. */
export interface CustomerRecord {
  id: string;
  displayName: string;
  companyName: string | null;
  givenName: string | null;
  familyName: string | null;
  email: string | null;
  phone: string | null;
  billingAddress: Address | null;
  shippingAddress: Address | null;
  /** The customer that this project or sub-customer belongs to. */
  parentId: string | null;
  isProject: boolean;
  /** ISO 4217. */
  currency: string;
  taxExempt: boolean;
  /** The payment term of `#catalog`. */
  termId: string | null;
  active: boolean;
}

/** A customer as this application shows it: the record and what is ours alone. */
export interface CustomerView extends CustomerRecord {
  /** Internal: never leaves for an accounting system. */
  notes: string | null;
  version: number;
  /** ISO 8601, UTC. */
  createdAt: string;
  updatedAt: string;
}

export const customerShape: RecordShape<CustomerRecord> = {
  table: 'customers',
  columns: {
    displayName: 'text',
    companyName: 'text',
    givenName: 'text',
    familyName: 'text',
    email: 'text',
    phone: 'text',
    billingAddress: 'jsonb',
    shippingAddress: 'jsonb',
    parentId: 'uuid',
    isProject: 'boolean',
    currency: 'text',
    taxExempt: 'boolean',
    termId: 'uuid',
    active: 'boolean',
  },
};
