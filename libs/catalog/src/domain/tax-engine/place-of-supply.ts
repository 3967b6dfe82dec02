import { PROVINCES, type Province } from '#identity';

/** As much of an address as decides a tax. */
export interface SupplyAddress {
  province?: string | null;
  /** ISO 3166-1 alpha-2; nothing means Canada, as most addresses leave it out. */
  country?: string | null;
}

export type PlaceOfSupply =
  | { isInCanada: true; province: Province; because: string }
  | { isInCanada: false; country: string; because: string };

/**
 * Where a supply is made: where the work is done. Without a job site, where the customer is; without that, at home.
 * An address that names no province of Canada does not count.
 */
export function placeOfSupply(known: {
  site?: SupplyAddress | null;
  customer?: SupplyAddress | null;
  home: Province;
}): PlaceOfSupply {
  return (
    placeOf(known.site, 'The work is done') ??
    placeOf(known.customer, 'The customer is') ?? {
      isInCanada: true,
      province: known.home,
      because: `No site or customer address names a province, so it is your own: ${known.home}.`,
    }
  );
}

function placeOf(address: SupplyAddress | null | undefined, who: string): PlaceOfSupply | undefined {
  const country = address?.country?.trim().toUpperCase() || 'CA';
  if (country !== 'CA' && country !== 'CANADA') {
    return { isInCanada: false, country, because: `${who} outside Canada (${country}).` };
  }
  const code = address?.province?.trim().toUpperCase();
  const province = PROVINCES.find((known) => known === code);
  return province && { isInCanada: true, province, because: `${who} in ${province}.` };
}
