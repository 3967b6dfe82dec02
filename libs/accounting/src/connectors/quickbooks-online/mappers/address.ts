import { canonicalJson } from '#kernel';
import type { Address } from '#parties';
import type { WireAddress } from '../quickbooks-online.wire.js';

const CODE = /^[A-Za-z]{2}$/;
const ALSO: Readonly<Record<string, string>> = {
  usa: 'US',
  'u.s.a.': 'US',
  'u.s.': 'US',
  uk: 'GB',
  can: 'CA',
};

let codesByName: Map<string, string> | undefined;

/** What people type as a country, in English or French, as its two-letter code. */
function countryCode(text: string): string | undefined {
  const name = text.trim().toLowerCase();
  if (ALSO[name]) return ALSO[name];
  if (CODE.test(name)) return name.toUpperCase();
  codesByName ??= namesOfCountries();
  return codesByName.get(name);
}

function namesOfCountries(): Map<string, string> {
  const codes = new Map<string, string>();
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
  for (const language of ['en', 'fr']) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
      const name = names.of(code)?.toLowerCase();
      if (name && !codes.has(name)) codes.set(name, code);
    }
  }
  return codes;
}

/** An address of five free lines and parts; lines beyond the first are joined. */
export function addressOf(wire: WireAddress | undefined): Address | null {
  if (!wire) return null;
  const lines = [wire.Line2, wire.Line3, wire.Line4, wire.Line5].filter((line) => line?.trim());
  const parts: Record<keyof Address, string | undefined> = {
    line1: wire.Line1,
    line2: lines.join(', '),
    city: wire.City,
    province: wire.CountrySubDivisionCode,
    postalCode: wire.PostalCode,
    country: countryCode(wire.CountryCode ?? wire.Country ?? ''),
  };
  const known = Object.entries(parts).filter(([, text]) => text?.trim());
  return known.length === 0 ? null : Object.fromEntries(known.map(([part, text]) => [part, text?.trim()]));
}

/** An address that says the same already is kept as it is, with the lines and the country's spelling it has there. */
export function wireAddressOf(address: Address | null, existing?: WireAddress): WireAddress | undefined {
  if (canonicalJson(addressOf(existing)) === canonicalJson(address)) return existing;
  if (!address) return undefined;
  const wire: WireAddress = {};
  if (address.line1) wire.Line1 = address.line1;
  if (address.line2) wire.Line2 = address.line2;
  if (address.city) wire.City = address.city;
  if (address.province) wire.CountrySubDivisionCode = address.province;
  if (address.postalCode) wire.PostalCode = address.postalCode;
  if (address.country) wire.Country = address.country;
  return wire;
}
