import { ParseUUIDPipe } from '@nestjs/common';
import { entryNotFound } from './domain/catalog.errors.js';

/** A malformed id is an id that nothing has. */
export function idOf(what: string): ParseUUIDPipe {
  return new ParseUUIDPipe({ exceptionFactory: () => entryNotFound(what) });
}
