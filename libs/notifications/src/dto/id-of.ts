import { ParseUUIDPipe } from '@nestjs/common';
import type { DomainError } from '#kernel';

/** A malformed id is an id that nothing has. */
export function idOf(notFound: () => DomainError): ParseUUIDPipe {
  return new ParseUUIDPipe({ exceptionFactory: notFound });
}
