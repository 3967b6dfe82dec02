import { ParseUUIDPipe } from '@nestjs/common';
import { jobNotFound } from '../domain/job.errors.js';

/** A malformed id is an id that nothing has. */
export const jobId = new ParseUUIDPipe({ exceptionFactory: jobNotFound });
