import type { Permission } from '#identity';
import type { LiveEventName } from '#kernel';

/** Events that are seen by the same people, with the permission that lets one see them. */
export const FAMILIES = {
  contractors: 'tracking.read',
  time: 'time-entries.read',
  invoices: 'invoices.read',
  jobs: 'jobs.read',
  visits: 'work-orders.read',
  sync: 'integrations.read',
} as const satisfies Record<string, Permission>;

export type Family = keyof typeof FAMILIES;

/** Who is to hear of an event: a family of the office, or one contractor. */
export type Audience = { family: Family } | { contractorId: string };

export interface NewLiveEvent {
  name: LiveEventName;
  audience: Audience;
  data: object;
}

/** The room of the office's people who may see `family`. Only the server puts anybody into one. */
export const familyRoom = (organizationId: string, family: string) => `${organizationId}/${family}`;

/** The room of one contractor's own devices. */
export const contractorRoom = (organizationId: string, contractorId: string) =>
  `${organizationId}/contractor/${contractorId}`;

/** Every socket of a person, in whichever namespace, so that all of them can be ended. */
export const personRoom = (userId: string) => `person/${userId}`;
