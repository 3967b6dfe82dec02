import { DomainError } from '#kernel';

/** An address as it is printed; what is not known is left out. */
export interface BrandingAddress {
  line1?: string;
  line2?: string;
  city?: string;
  province?: string;
  postalCode?: string;
  country?: string;
}

/** How an organization's papers look and what they say about it. Null: not told yet. */
export interface Branding {
  /** On papers instead of the organization's everyday name. */
  legalName: string | null;
  address: BrandingAddress | null;
  phone: string | null;
  email: string | null;
  website: string | null;
  /** Who answers questions about the papers; tax slips name this person. */
  contactName: string | null;
  /** That person's position; an invoice in Ontario must name it. */
  contactTitle: string | null;
  /** `123456789 RT0001`. */
  gstNumber: string | null;
  /** `1012345678 TQ0001`. */
  qstNumber: string | null;
  /** `#rrggbb`. */
  accentColor: string | null;
  /** How to pay, printed on invoices: account for transfers, name for cheques. */
  paymentInstructions: string | null;
  /** The bytes of a PNG or JPEG file. */
  logo: Buffer | null;
}

export const NO_BRANDING: Branding = {
  legalName: null,
  address: null,
  phone: null,
  email: null,
  website: null,
  contactName: null,
  contactTitle: null,
  gstNumber: null,
  qstNumber: null,
  accentColor: null,
  paymentInstructions: null,
  logo: null,
};

const REGISTRATIONS = {
  gstNumber: { pattern: /^(\d{9})(RT)(\d{4})$/, tax: 'GST/HST', example: '123456789 RT0001' },
  qstNumber: { pattern: /^(\d{10})(TQ)(\d{4})$/, tax: 'QST', example: '1012345678 TQ0001' },
} as const;

/** A registration number in its usual spelling; null for nothing. Throws `ORGANIZATION.TAX_NUMBER`. */
export function registrationNumber(field: keyof typeof REGISTRATIONS, text: string | null): string | null {
  const bare = (text ?? '').replace(/[\s-]/g, '').toUpperCase();
  if (bare === '') return null;
  const { pattern, tax, example } = REGISTRATIONS[field];
  const parts = pattern.exec(bare);
  if (parts) return `${parts[1]} ${parts[2]}${parts[3]}`;
  throw new DomainError('ORGANIZATION.TAX_NUMBER', `"${text}" is not a ${tax} registration number.`, {
    field,
    fix: `Write it like ${example}.`,
  });
}
