import type { CanonicalVendor } from '../../../ports/canonical-documents.js';
import type { WireVendor } from '../quickbooks-online.wire.js';
import { addressOf, wireAddressOf } from './address.js';
import { contactOf, wireContactOf } from './contacts.js';
import type { Mapper } from './mapper.js';
import { idOrNull, nameFor, nameOf, refOf, refOrNone, textOrNull } from './values.js';

export const vendorMapper: Mapper<'vendor', WireVendor> &
  Required<Pick<Mapper<'vendor', WireVendor>, 'toWire'>> = {
  toCanonical: (wire, { homeCurrency }) => {
    const active = wire.Active !== false;
    return {
      kind: kindOf(wire),
      displayName: nameOf(wire.DisplayName, active),
      companyName: textOrNull(wire.CompanyName),
      givenName: textOrNull(wire.GivenName),
      familyName: textOrNull(wire.FamilyName),
      ...contactOf(wire),
      address: addressOf(wire.BillAddr),
      currency: idOrNull(wire.CurrencyRef) ?? homeCurrency,
      termId: idOrNull(wire.TermRef),
      active,
    };
  },

  toWire: (vendor, { existing }) => ({
    ...slipsOf(vendor.kind, existing),
    DisplayName: nameFor(
      vendor.displayName,
      existing && { name: existing.DisplayName, Active: existing.Active },
    ),
    CompanyName: vendor.companyName ?? undefined,
    GivenName: vendor.givenName ?? undefined,
    FamilyName: vendor.familyName ?? undefined,
    ...wireContactOf(vendor, existing),
    BillAddr: wireAddressOf(vendor.address, existing?.BillAddr),
    // The currency of a vendor is decided when it is made.
    CurrencyRef: existing ? existing.CurrencyRef : refOf(vendor.currency),
    TermRef: refOrNone(vendor.termId, existing?.TermRef),
    Active: vendor.active,
  }),
};

function kindOf(wire: WireVendor): CanonicalVendor['kind'] {
  return wire.T5018Eligible === true || wire.T4AEligible === true ? 'contractor' : 'supplier';
}

/** Contractors get a T5018 slip unless a bookkeeper chose T4A for them. */
function slipsOf(kind: CanonicalVendor['kind'], existing: WireVendor | undefined): WireVendor {
  if (kind === kindOf(existing ?? {})) return {};
  return kind === 'contractor' ? { T5018Eligible: true } : { T5018Eligible: false, T4AEligible: false };
}
