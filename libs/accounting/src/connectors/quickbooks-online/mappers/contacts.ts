import { textOrNull } from './values.js';

interface Contact {
  PrimaryEmailAddr?: { Address?: string };
  PrimaryPhone?: { FreeFormNumber?: string };
}

/** The first e-mail address and telephone number of a customer or vendor. */
export function contactOf(wire: Contact): { email: string | null; phone: string | null } {
  return {
    email: textOrNull(wire.PrimaryEmailAddr?.Address),
    phone: textOrNull(wire.PrimaryPhone?.FreeFormNumber),
  };
}

/** What is there already is kept with the rest of what it says. */
export function wireContactOf(
  contact: { email: string | null; phone: string | null },
  existing: Contact = {},
): Contact {
  const now = contactOf(existing);
  return {
    PrimaryEmailAddr: now.email === contact.email ? existing.PrimaryEmailAddr : emailOf(contact.email),
    PrimaryPhone:
      now.phone === contact.phone
        ? existing.PrimaryPhone
        : contact.phone === null
          ? undefined
          : { FreeFormNumber: contact.phone },
  };
}

export function emailOf(address: string | null): { Address: string } | undefined {
  return address === null ? undefined : { Address: address };
}
