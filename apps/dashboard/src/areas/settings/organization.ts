import type { schemas } from '#api-client';

export type Organization = schemas['OrganizationAnswer'];
export type Branding = schemas['BrandingAnswer'];

export const ORGANIZATION = '/api/v1/organization';
export const BRANDING = '/api/v1/organization/branding';

/** From east to west. */
const ZONES = [
  ...['America/St_Johns', 'America/Halifax', 'America/Moncton', 'America/Toronto', 'America/Iqaluit'],
  ...['America/Winnipeg', 'America/Regina', 'America/Edmonton', 'America/Yellowknife'],
  ...['America/Vancouver', 'America/Whitehorse'],
] as const;

/** The zones of Canada, and the one that is set. */
export const zoneChoices = (current: string): readonly (readonly [string, string])[] =>
  [...new Set([...ZONES, current])].filter(Boolean).map((zone) => [zone, zoneName(zone)] as const);

/** `America/St_Johns` as a person writes it. */
export const zoneName = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
