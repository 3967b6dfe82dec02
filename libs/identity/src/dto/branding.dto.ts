import { Matches } from 'class-validator';
import { Email, Flag, Nested, Text } from '#platform';

/** 250 KB of picture, in base64. */
const LOGO_TEXT = 350_000;

export class BrandingAddressBody {
  @Text({ optional: true })
  line1?: string;

  @Text({ optional: true })
  line2?: string;

  @Text({ optional: true })
  city?: string;

  @Text({ optional: true, max: 60, example: 'ON' })
  province?: string;

  @Text({ optional: true, max: 20 })
  postalCode?: string;

  @Text({ optional: true, max: 60, example: 'CA' })
  country?: string;
}

class BrandingTexts {
  @Text({ optional: true, nullable: true, description: 'On papers instead of the everyday name.' })
  legalName?: string | null;

  @Nested(() => BrandingAddressBody, { optional: true, nullable: true })
  address?: BrandingAddressBody | null;

  @Text({ optional: true, nullable: true, max: 40 })
  phone?: string | null;

  @Email({ optional: true, nullable: true })
  email?: string | null;

  @Text({ optional: true, nullable: true })
  website?: string | null;

  @Text({
    optional: true,
    nullable: true,
    max: 100,
    description: 'Who answers questions and whom payments are sent to; named on invoices and tax slips.',
  })
  contactName?: string | null;

  @Text({ optional: true, nullable: true, max: 100, example: 'Accounts receivable' })
  contactTitle?: string | null;

  @Text({ optional: true, nullable: true, max: 30, example: '123456789 RT0001' })
  gstNumber?: string | null;

  @Text({ optional: true, nullable: true, max: 30, example: '1012345678 TQ0001' })
  qstNumber?: string | null;

  @Text({ optional: true, nullable: true, max: 7, example: '#0a7d55' })
  @Matches(/^#[0-9a-fA-F]{6}$/, { message: '$property must be a colour such as "#0a7d55"' })
  accentColor?: string | null;

  @Text({ optional: true, nullable: true, max: 1000, description: 'How to pay, printed on invoices.' })
  paymentInstructions?: string | null;
}

export class ChangeBrandingBody extends BrandingTexts {
  @Text({
    optional: true,
    nullable: true,
    max: LOGO_TEXT,
    description: 'A PNG or JPEG file in base64; null takes the logo away.',
  })
  @Matches(/^[A-Za-z0-9+/]+={0,2}$/, { message: '$property must be a file in base64' })
  logo?: string | null;
}

export class BrandingAnswer extends BrandingTexts {
  @Flag()
  hasLogo!: boolean;
}
