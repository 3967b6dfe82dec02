import { ParseUUIDPipe } from '@nestjs/common';
import { DomainError } from '#kernel';

/** What is no id cannot exist: the answer is the same as for an id that nobody has. */
const idOf = (code: string, message: string) =>
  new ParseUUIDPipe({ exceptionFactory: () => DomainError.notFound(code, message) });

export const InvoiceId = idOf('APPROVALS.INVOICE_NOT_FOUND', 'There is no such invoice.');
export const RouteId = idOf('APPROVALS.NO_SUCH_ROUTE', 'There is no such approval route.');
export const DelegationId = idOf(
  'APPROVALS.NO_SUCH_DELEGATION',
  'Nobody stands in for anybody with that id.',
);
