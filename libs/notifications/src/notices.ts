import type { TenantRole } from '#identity';
import type { NotificationKind, Values, ValuesOf } from './domain/kinds.js';

/** Whom a notification is for; people are told once, however many of these name them. */
export interface Audience {
  userIds?: readonly string[];
  /** Everybody with one of these roles, but not the person whose act it tells of. */
  roles?: readonly TenantRole[];
  /** The people who sign in as these; where nobody does, their own e-mail address. */
  contractorIds?: readonly string[];
  customerIds?: readonly string[];
}

export interface Notice<K extends NotificationKind = NotificationKind> {
  kind: K;
  /** Nobody: only the organization's Slack channels and webhooks are told. */
  to: Audience;
  /** What it is about, e.g. `invoice` and its id. */
  subject: { type: string; id: string };
  values: ValuesOf<K>;
  /** Tells occurrences about one subject apart, e.g. its version; a recipient is told once per kind, subject and key. */
  key?: string;
  /** The person whose act this tells of, as a listener gets it with the event; whoever is in scope unless given. */
  actorId?: string | undefined;
}

/** A notice as it waits for its fan-out. */
export interface WaitingNotice {
  kind: NotificationKind;
  to: Audience;
  subject: { type: string; id: string };
  values: Values;
  key: string;
  /** The same in every copy that leaves the house. */
  eventId: string;
  /** Who acted, when it was a person. */
  actorId: string | null;
  at: string;
}
