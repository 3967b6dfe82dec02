/** A postal address as people write it; what is not known is left out. */
export interface Address {
  line1?: string;
  line2?: string;
  city?: string;
  /** Province or state, as a two-letter code where there is one, e.g. `ON`. */
  province?: string;
  postalCode?: string;
  /** ISO 3166-1 alpha-2, e.g. `CA`. */
  country?: string;
}

const FIELDS = ['line1', 'line2', 'city', 'province', 'postalCode', 'country'] as const;

/** The address with its texts trimmed and its empty fields dropped; null when nothing is left. */
export function tidyAddress(address: Address | null): Address | null {
  const tidy: Address = {};
  for (const field of FIELDS) {
    const text = address?.[field]?.trim();
    if (text) tidy[field] = text;
  }
  return Object.keys(tidy).length > 0 ? tidy : null;
}
