import { digestOf, isInstant, isStorable } from '#kernel';
import type { WebhookNotice } from '../ports/accounting-connector.js';

/** A page of an index takes 2,700 bytes, and a character has up to four. */
const LONGEST_ID = 255;
const LONGEST_WORD = 50;

/**
 * Notices as the inbox can keep them, whatever their sender signed. An id that is too long or no text of the database stands by
 * its digest, so that a repeated notice is still known; of a company or a record nobody has such an id, and nothing is lost.
 */
export function keepable(notices: readonly WebhookNotice[]): WebhookNotice[] {
  return notices.flatMap((notice) => {
    const { eventId, remoteCompanyId, remoteId, operation, occurredAt } = notice;
    if (![remoteCompanyId, remoteId].every((id) => fits(id, LONGEST_ID))) return [];
    if (!fits(operation, LONGEST_WORD)) return [];
    return {
      ...notice,
      eventId: fits(eventId, LONGEST_ID) ? eventId : digestOf(eventId),
      occurredAt: isInstant(occurredAt) ? occurredAt : null,
    };
  });
}

function fits(text: string, longest: number): boolean {
  return text.length <= longest && isStorable(text);
}
