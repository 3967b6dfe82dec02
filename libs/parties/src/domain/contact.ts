import { type BelongingKind, fieldMissing } from './belonging.js';
import { tidyText } from './party-rules.js';

/** A person to talk to at a customer or a contractor. */
export interface ContactFields {
  name: string;
  /** What she does there, e.g. "site super" or "accounts payable". */
  role: string | null;
  email: string | null;
  phone: string | null;
  /** The first to call. */
  isPrimary: boolean;
  notes: string | null;
}

export const contactKind: BelongingKind<ContactFields> = {
  entity: 'contact',
  noun: 'contact',
  shape: {
    table: 'party_contacts',
    columns: {
      name: 'text',
      role: 'text',
      email: 'text',
      phone: 'text',
      isPrimary: 'boolean',
      notes: 'text',
    },
  },
  empty: { name: '', role: null, email: null, phone: null, isPrimary: false, notes: null },
  tidied: (fields) => {
    const name = tidyText(fields.name);
    if (name === null) throw fieldMissing('name', 'A contact needs a name.');
    return {
      name,
      role: tidyText(fields.role),
      email: tidyText(fields.email),
      phone: tidyText(fields.phone),
      isPrimary: fields.isPrimary,
      notes: tidyText(fields.notes),
    };
  },
};
