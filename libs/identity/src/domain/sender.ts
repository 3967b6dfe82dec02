import type { DocumentSender } from '#platform';
import type { Branding } from './branding.js';

/** Our own head of a paper. */
export function senderOf(organizationName: string, branding: Branding): DocumentSender {
  const { legalName, address, phone, email, website, gstNumber, qstNumber, logo, accentColor } = branding;
  const contact = [phone, email, website].filter((text) => text !== null).join(' · ');
  return {
    name: legalName ?? organizationName,
    lines: [...addressLines(address), ...(contact === '' ? [] : [contact])],
    gstNumber,
    qstNumber,
    logo,
    accentColor,
  };
}

/** An address as it stands on an envelope. */
export function addressLines(address: object | null): string[] {
  if (address === null) return [];
  const { line1, line2, city, province, postalCode, country } = address as Partial<Record<string, string>>;
  const town = [city, province, postalCode].filter(Boolean).join(' ');
  const abroad = country && country.toUpperCase() !== 'CA' ? country : undefined;
  return [line1, line2, town, abroad].filter((line): line is string => Boolean(line));
}
