import { ParseUUIDPipe } from '@nestjs/common';
import { DomainError } from '#kernel';
import {
  creditNotFound,
  invoiceNotFound,
  noSuchParty,
  paymentNotFound,
  refundNotFound,
} from '../domain/invoicing-errors.js';

/** What is no id cannot exist: the answer is the same as for an id that nobody has. */
export const InvoiceId = new ParseUUIDPipe({ exceptionFactory: invoiceNotFound });
export const PaymentId = new ParseUUIDPipe({ exceptionFactory: paymentNotFound });
export const JobId = new ParseUUIDPipe({
  exceptionFactory: () => DomainError.notFound('INVOICING.JOB_NOT_FOUND', 'There is no such job.'),
});
export const CustomerId = new ParseUUIDPipe({
  exceptionFactory: () => noSuchParty('customer'),
});
export const ContractorId = new ParseUUIDPipe({
  exceptionFactory: () => noSuchParty('contractor'),
});
export const CreditId = new ParseUUIDPipe({ exceptionFactory: creditNotFound });
export const RefundId = new ParseUUIDPipe({ exceptionFactory: refundNotFound });
