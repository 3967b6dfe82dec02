import { ParseUUIDPipe } from '@nestjs/common';
import { DomainError } from '#kernel';

/** What is no id is the id of nobody. */
export const ContractorId = new ParseUUIDPipe({
  exceptionFactory: () => DomainError.notFound('TRACKING.NO_SUCH_CONTRACTOR', 'There is no such contractor.'),
});
