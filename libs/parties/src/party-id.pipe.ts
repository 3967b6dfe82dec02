import { ParseUUIDPipe } from '@nestjs/common';
import { type PartyKind, partyNotFound } from './domain/party.errors.js';

/** A malformed id is an id that nothing has. */
export function idOf(kind: PartyKind): ParseUUIDPipe {
  return new ParseUUIDPipe({ exceptionFactory: () => partyNotFound(kind) });
}
