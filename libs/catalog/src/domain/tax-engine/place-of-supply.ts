import { PROVINCES, type Province } from '#identity';

/** As much of an address as decides a tax. */
export interface SupplyAddress {
  province?: string | null;
  /** ISO 3166-1 alpha-2; nothing means Canada, as most addresses leave it out. */
  country?: string | null;
}

export type PlaceOfSupply = { because: string; knownBy: 'site' | 'customer' | 'home' } & (
  | { isInCanada: true; province: Province }
  | { isInCanada: false; country: string }
);

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
    placeOf(known.site, 'site') ??
    placeOf(known.customer, 'customer') ?? {
      isInCanada: true,
      knownBy: 'home',
      province: known.home,
      because: `No site or customer address names a province, so it is your own: ${known.home}.`,
    }
  );
}

const WORDS = { site: 'The work is done', customer: 'The customer is' };

function placeOf(
  address: SupplyAddress | null | undefined,
  knownBy: keyof typeof WORDS,
): PlaceOfSupply | undefined {
  const who = WORDS[knownBy];
  const country = address?.country?.trim().toUpperCase() || 'CA';
  if (country !== 'CA' && country !== 'CANADA') {
    return { isInCanada: false, country, knownBy, because: `${who} outside Canada (${country}).` };
  }
  const code = address?.province?.trim().toUpperCase();
  const province = PROVINCES.find((known) => known === code);
  return province && { isInCanada: true, province, knownBy, because: `${who} in ${province}.` };
}
