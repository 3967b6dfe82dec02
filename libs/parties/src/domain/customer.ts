import type { RecordShape } from '#platform';
import { type Address, tidyAddress } from './address.js';
import { knownCurrency, tidyName, tidyText, withGiven } from './party-rules.js';

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
  /** The customer that this one was merged into; it is inactive for ever then. */
  mergedIntoId: string | null;
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

/** What a person may write. */
export type CustomerFields = Omit<
  CustomerView,
  'id' | 'version' | 'mergedIntoId' | 'createdAt' | 'updatedAt'
>;

export function newCustomer(currency: string): CustomerFields {
  return {
    displayName: '',
    companyName: null,
    givenName: null,
    familyName: null,
    email: null,
    phone: null,
    billingAddress: null,
    shippingAddress: null,
    parentId: null,
    isProject: false,
    currency,
    taxExempt: false,
    termId: null,
    notes: null,
    active: true,
  };
}

/** The fields after a change, tidied. A null where a value is needed leaves the value as it was. */
export function changedCustomer(current: CustomerFields, changes: Partial<CustomerFields>): CustomerFields {
  const next = withGiven(current, changes);
  return {
    displayName: tidyName(next.displayName ?? current.displayName),
    companyName: tidyText(next.companyName),
    givenName: tidyText(next.givenName),
    familyName: tidyText(next.familyName),
    email: tidyText(next.email),
    phone: tidyText(next.phone),
    billingAddress: tidyAddress(next.billingAddress),
    shippingAddress: tidyAddress(next.shippingAddress),
    parentId: next.parentId,
    isProject: next.isProject ?? current.isProject,
    currency: knownCurrency(next.currency ?? current.currency),
    taxExempt: next.taxExempt ?? current.taxExempt,
    termId: next.termId,
    notes: tidyText(next.notes),
    active: next.active ?? current.active,
  };
}
