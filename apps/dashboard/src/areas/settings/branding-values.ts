import type { schemas } from '#api-client';
import type { Branding } from './organization';

const TEXTS = [
  ...(['legalName', 'phone', 'email', 'website', 'contactName', 'contactTitle'] as const),
  ...(['gstNumber', 'qstNumber', 'accentColor', 'paymentInstructions'] as const),
] as const;
const ADDRESS_LINES = ['line1', 'line2', 'city', 'province', 'postalCode', 'country'] as const;

export type BrandingValues = Record<(typeof TEXTS)[number], string> & {
  address: Record<(typeof ADDRESS_LINES)[number], string>;
  /** Empty: as it is. `none`: taken away. Else the picture as a `data:` address. */
  logo: string;
};

export function brandingValues(branding: Branding): BrandingValues {
  const texts = TEXTS.map((name) => [name, branding[name] ?? '']);
  const address = ADDRESS_LINES.map((name) => [name, branding.address?.[name] ?? '']);
  return { ...Object.fromEntries(texts), address: Object.fromEntries(address), logo: '' } as BrandingValues;
}

/** What is empty is told as empty; a logo only when it is another. */
export function brandingBody({ logo, address, ...texts }: BrandingValues): schemas['ChangeBrandingBody'] {
  const lines = Object.entries(address).flatMap(([name, text]) =>
    text.trim() ? [[name, text.trim()] as const] : [],
  );
  return {
    ...Object.fromEntries(TEXTS.map((name) => [name, texts[name].trim() || null])),
    address: lines.length > 0 ? Object.fromEntries(lines) : null,
    ...(logo !== '' && { logo: logo === 'none' ? null : logo.slice(logo.indexOf(',') + 1) }),
  };
}
