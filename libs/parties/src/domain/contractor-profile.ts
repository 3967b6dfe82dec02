import type { SkillLevel } from '#catalog';
import type { RowShape } from '#platform';
import { type Address, tidyAddress } from './address.js';
import { tidyText } from './party-rules.js';
import { knownTimeZone, tidyPlace } from './place.js';

export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Where a contractor starts the day, what she drives and at which tier her rate cards are read. */
export interface ProfileFields {
  homeAddress: Address | null;
  /** Decimal degrees, as text. */
  homeLatitude: string | null;
  homeLongitude: string | null;
  timezone: string | null;
  vehicle: string | null;
  vehiclePlate: string | null;
  skillTier: SkillLevel | null;
  /** What she is written to in. */
  language: Language;
}

export const profileShape: RowShape<ProfileFields> = {
  table: 'contractor_profiles',
  columns: {
    homeAddress: 'jsonb',
    homeLatitude: 'numeric',
    homeLongitude: 'numeric',
    timezone: 'text',
    vehicle: 'text',
    vehiclePlate: 'text',
    skillTier: 'text',
    language: 'text',
  },
};

export const NO_PROFILE: ProfileFields = {
  homeAddress: null,
  homeLatitude: null,
  homeLongitude: null,
  timezone: null,
  vehicle: null,
  vehiclePlate: null,
  skillTier: null,
  language: 'en',
};

export function tidyProfile(fields: ProfileFields): ProfileFields {
  const { latitude, longitude } = tidyPlace({
    latitude: fields.homeLatitude,
    longitude: fields.homeLongitude,
  });
  return {
    homeAddress: tidyAddress(fields.homeAddress),
    homeLatitude: latitude,
    homeLongitude: longitude,
    timezone: knownTimeZone(fields.timezone),
    vehicle: tidyText(fields.vehicle),
    vehiclePlate: tidyText(fields.vehiclePlate)?.toUpperCase() ?? null,
    skillTier: fields.skillTier,
    language: fields.language ?? 'en',
  };
}
