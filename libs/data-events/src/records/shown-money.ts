import type { CreditRecord, InvoiceView, PaymentView, RefundRecord } from '#invoicing';
import { Money } from '#kernel';
import type { PublicRecords } from '#notifications';

const cents = (amount: string) => Money.of(amount).toFixed(2);

/** Without the note that is for us alone. */
export function shownInvoice(invoice: InvoiceView): PublicRecords['invoice'] {
  const { id, number, direction, kind, status, customerId, contractorId, jobId, purchaseOrderId } = invoice;
  const { invoiceDate, dueDate, currency, subtotal, discountAmount, taxAmount, total, balance } = invoice;
  return {
    ...{ id, number, direction, kind, status, customerId, contractorId, jobId, purchaseOrderId },
    ...{ invoiceDate, dueDate, currency, subtotal: cents(subtotal), discountAmount: cents(discountAmount) },
    ...{ taxAmount: cents(taxAmount), total: cents(total), balance: cents(balance) },
  };
}

export function shownPayment(payment: PaymentView): PublicRecords['payment'] {
  const { id, direction, status, customerId, contractorId, paymentDate, amount, unappliedAmount } = payment;
  const { currency, reference, lines } = payment;
  return {
    ...{ id, direction, status, customerId, contractorId, paymentDate, currency, reference },
    ...{ amount: cents(amount), unappliedAmount: cents(unappliedAmount) },
    allocations: lines.map((line) => ({ invoiceId: line.invoiceId, amount: cents(line.amount) })),
  };
}

export function shownCredit(credit: CreditRecord): PublicRecords['credit'] {
  const { id, number, direction, status, customerId, contractorId, invoiceId, creditDate } = credit;
  const { currency, total, balance } = credit;
  return {
    ...{ id, number, direction, status, customerId, contractorId, invoiceId, creditDate },
    ...{ currency, total: cents(total), balance: cents(balance) },
  };
}

export function shownRefund(refund: RefundRecord): PublicRecords['refund'] {
  const { id, status, paymentId, creditId, customerId, contractorId, refundDate, amount } = refund;
  const { currency, reference } = refund;
  return {
    ...{ id, status, paymentId, creditId, customerId, contractorId, refundDate },
    ...{ amount: cents(amount), currency, reference },
  };
}
