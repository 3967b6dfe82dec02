import { DomainError, isInstant } from '#kernel';
import { type BelongingKind, fieldMissing } from './belonging.js';
import { tidyText } from './party-rules.js';

export const COMMUNICATION_KINDS = ['note', 'call', 'email', 'meeting', 'text'] as const;
export type CommunicationKind = (typeof COMMUNICATION_KINDS)[number];

export const DIRECTIONS = ['in', 'out', 'internal'] as const;
export type CommunicationDirection = (typeof DIRECTIONS)[number];

/** Something that was said or written between us and a customer, or about her among ourselves. */
export interface CommunicationFields {
  kind: CommunicationKind;
  direction: CommunicationDirection;
  /** ISO 8601 with its offset. */
  happenedAt: string;
  subject: string;
  body: string | null;
  /** One of the customer's contacts. */
  contactId: string | null;
  /** Who wrote it down; kept by the application. */
  authorId: string | null;
  authorName: string | null;
}

export const communicationKind: BelongingKind<CommunicationFields> = {
  entity: 'communication',
  noun: 'entry',
  isSigned: true,
  shape: {
    table: 'communications',
    columns: {
      kind: 'text',
      direction: 'text',
      happenedAt: 'timestamptz',
      subject: 'text',
      body: 'text',
      contactId: 'uuid',
      authorId: 'uuid',
      authorName: 'text',
    },
  },
  empty: {
    kind: 'note',
    direction: 'internal',
    happenedAt: '',
    subject: '',
    body: null,
    contactId: null,
    authorId: null,
    authorName: null,
  },
  tidied: (fields) => {
    const subject = tidyText(fields.subject);
    if (subject === null) throw fieldMissing('subject', 'Say in a few words what it was about.');
    if (!isInstant(fields.happenedAt))
      throw new DomainError('PARTIES.NOT_AN_INSTANT', 'This is not a point in time.', {
        field: 'happenedAt',
        fix: 'Write it like 2026-11-21T14:30:00-05:00.',
      });
    return {
      ...fields,
      subject,
      body: tidyText(fields.body),
      happenedAt: new Date(fields.happenedAt).toISOString(),
    };
  },
};
