import { ParseUUIDPipe } from '@nestjs/common';
import { mappingNotFound } from './domain/mapping.errors.js';

/** A malformed id is an id that nothing has. */
export const MappingId = new ParseUUIDPipe({ exceptionFactory: mappingNotFound });
