import { factsOf, type PartnerFacts } from '../mappings/partner-facts.js';
import type { Entity } from '../ports/canonical-documents.js';

/** What both sides may have without knowing it of each other: made here before the company was connected. */
export type MatchedEntity = 'customer' | 'vendor' | 'item';

export function isMatched(entity: Entity): entity is MatchedEntity {
  return entity === 'customer' || entity === 'vendor' || entity === 'item';
}

/** What tells a record of theirs apart. Of people the e-mail address is the code, and the telephone number the figure. */
export function matchedFacts(
  entity: MatchedEntity,
  document: Readonly<Record<string, unknown>>,
): PartnerFacts {
  if (entity === 'item') return factsOf('item', document);
  const { displayName, email, phone } = document;
  const digits = typeof phone === 'string' ? phone.replace(/\D/g, '') : '';
  return {
    name: typeof displayName === 'string' ? displayName : '',
    code: typeof email === 'string' && email !== '' ? email.toLowerCase() : null,
    figure: digits === '' ? null : digits,
    kind: null,
  };
}
