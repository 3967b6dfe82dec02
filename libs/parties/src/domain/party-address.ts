import { type Address, tidyAddress } from './address.js';
import { type BelongingKind, fieldMissing } from './belonging.js';
import { tidyText } from './party-rules.js';
import { knownTimeZone, type Place, tidyPlace } from './place.js';

export const ADDRESS_KINDS = ['site', 'billing', 'shipping', 'mailing'] as const;
export type AddressKind = (typeof ADDRESS_KINDS)[number];

/** A further address of a party: above all the sites where work is done. */
export interface PartyAddressFields extends Place {
  /** What people call it, e.g. "North tower". */
  label: string;
  kind: AddressKind;
  address: Address;
  /** IANA name; what a day and an hour mean there. */
  timezone: string | null;
  /** How to get in. */
  notes: string | null;
  active: boolean;
}

export const partyAddressKind: BelongingKind<PartyAddressFields> = {
  entity: 'address',
  noun: 'address',
  shape: {
    table: 'party_addresses',
    columns: {
      label: 'text',
      kind: 'text',
      address: 'jsonb',
      latitude: 'numeric',
      longitude: 'numeric',
      timezone: 'text',
      notes: 'text',
      active: 'boolean',
    },
  },
  empty: {
    label: '',
    kind: 'site',
    address: {},
    latitude: null,
    longitude: null,
    timezone: null,
    notes: null,
    active: true,
  },
  tidied: (fields) => {
    const address = tidyAddress(fields.address);
    if (address === null) throw fieldMissing('address', 'An address needs at least a street or a city.');
    const label = tidyText(fields.label) ?? address.line1 ?? address.city;
    if (label === undefined) throw fieldMissing('label', 'Give the address a name.');
    return {
      label,
      kind: fields.kind,
      address,
      ...tidyPlace(fields),
      timezone: knownTimeZone(fields.timezone),
      notes: tidyText(fields.notes),
      active: fields.active,
    };
  },
};
