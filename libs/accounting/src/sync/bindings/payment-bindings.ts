import type { BookedPayment, InvoicingFacade } from '#invoicing';
import { Money } from '#kernel';
import type { CanonicalBillPayment, CanonicalPayment } from '../../ports/canonical-documents.js';
import { type AnyBinding, type EntityBinding, forgetTypes, keyOf } from './entity-binding.js';

const POLICIES = { unappliedAmount: 'remote', exchangeRate: 'remote', voided: 'remote' } as const;

/** Money in and money out. */
export function paymentBindings(invoicing: InvoicingFacade): AnyBinding[] {
  return [forgetTypes(received(invoicing)), forgetTypes(paid(invoicing))];
}

function received(invoicing: InvoicingFacade): EntityBinding<'payment', BookedPayment> {
  return {
    entity: 'payment',
    store: invoicing.payments,
    references: {
      customerId: 'customer',
      paymentMethodId: 'payment-method',
      accountId: 'account',
      'lines.invoiceId': 'invoice',
      'refunds.refundId': 'refund',
    },
    required: ['customerId', 'lines.invoiceId'],
    // Refunds here are told by refunds; a cheque there that is none of ours stays there.
    policies: { ...POLICIES, refunds: 'local' },
    isWanted: () => true,
    toRecord: ({ voided, ...payment }, id, existing, system) => ({
      ...payment,
      refunds: existing?.refunds,
      id,
      direction: 'received',
      status: voided ? 'void' : 'recorded',
      unappliedAmount: voided ? '0' : payment.unappliedAmount,
      contractorId: null,
      source: existing?.source ?? system,
    }),
    toDocument: ({
      id: _id,
      direction: _direction,
      status,
      contractorId: _contractor,
      source: _source,
      refunds = [],
      ...payment
    }) => ({ ...payment, refunds, voided: status === 'void' }) as CanonicalPayment,
    afterRemoval: voidedPayment,
    naturalKey: ({ customerId, ...payment }) => keyOfPayment(customerId, payment),
  };
}

function paid(invoicing: InvoicingFacade): EntityBinding<'bill-payment', BookedPayment> {
  return {
    entity: 'bill-payment',
    store: invoicing.payments,
    references: { contractorId: 'vendor', accountId: 'account', 'lines.invoiceId': 'bill' },
    required: ['contractorId', 'lines.invoiceId'],
    policies: POLICIES,
    isWanted: ({ voided }) => !voided,
    toRecord: ({ voided, ...payment }, id, existing, system) => ({
      ...payment,
      id,
      direction: 'paid',
      status: voided ? 'void' : 'recorded',
      unappliedAmount: voided ? '0' : payment.unappliedAmount,
      customerId: null,
      paymentMethodId: existing?.paymentMethodId ?? null,
      source: existing?.source ?? system,
    }),
    toDocument: ({
      id: _id,
      direction: _direction,
      status,
      customerId: _customer,
      paymentMethodId: _method,
      source: _source,
      refunds: _refunds,
      ...payment
    }) => ({ ...payment, voided: status === 'void' }) as CanonicalBillPayment,
    afterRemoval: voidedPayment,
    naturalKey: ({ contractorId, ...payment }) => keyOfPayment(contractorId, payment),
  };
}

function voidedPayment(record: BookedPayment): BookedPayment | undefined {
  return record.status === 'void'
    ? undefined
    : { ...record, status: 'void', unappliedAmount: '0', lines: [] };
}

function keyOfPayment(
  party: string,
  { paymentDate, amount, lines }: Pick<CanonicalPayment, 'paymentDate' | 'amount' | 'lines'>,
): string {
  return keyOf(
    party,
    paymentDate,
    Money.of(amount).toFixed(2),
    ...lines.map((line) => line.invoiceId).sort(),
  );
}
