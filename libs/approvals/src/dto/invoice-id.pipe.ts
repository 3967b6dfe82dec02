import { ParseUUIDPipe } from '@nestjs/common';
import { DomainError } from '#kernel';

/** What is no id cannot exist: the answer is the same as for an id that nobody has. */
export const InvoiceId = new ParseUUIDPipe({
  exceptionFactory: () => DomainError.notFound('APPROVALS.INVOICE_NOT_FOUND', 'There is no such invoice.'),
});
