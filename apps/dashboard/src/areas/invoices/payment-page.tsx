import { Navigate } from '@tanstack/react-router';
import type { schemas } from '#api-client';
import { Pending } from '../../app/pending';
import { useRead } from '../../app/queries';
import { useId } from '../../app/url-state';

/** Letters and notices name a payment: this leads to what it pays, or to whoever paid. */
export default function PaymentPage() {
  const id = useId();
  const read = useRead('/api/v1/payments/{id}', undefined, { id });
  return read.data ? <Navigate to={placeOf(read.data) as never} replace /> : <Pending read={read} />;
}

function placeOf({ lines, customerId, contractorId }: schemas['PaymentAnswer']): string {
  const [first, ...others] = lines;
  if (first && others.every(({ invoiceId }) => invoiceId === first.invoiceId))
    return `/invoices/${first.invoiceId}`;
  return customerId ? `/customers/${customerId}` : `/contractors/${contractorId}`;
}
