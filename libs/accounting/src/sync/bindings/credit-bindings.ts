import type {
  CreditRecord,
  CreditUseRecord,
  InvoicingFacade,
  RefundReceiptRecord,
  RefundRecord,
} from '#invoicing';
import { Money } from '#kernel';
import type {
  CanonicalCredit,
  CanonicalCreditUse,
  CanonicalRefundReceipt,
} from '../../ports/canonical-documents.js';
import {
  COMPUTED_THERE,
  keepOurParts,
  LINE_REFERENCES,
  PARTY_REFERENCES,
  withoutOurParts,
} from './documents.js';
import { type AnyBinding, type EntityBinding, forgetTypes, keyOf } from './entity-binding.js';

const CREDIT_REFERENCES = { ...PARTY_REFERENCES, ...LINE_REFERENCES } as const;

const OUR_PARTS = ['taxAmount', 'invoiceLineNumber', 'jobId', 'jobLineNumber'] as const;

/** The books decide what a credit is worth and what is left of it. */
const COMPUTED = { ...COMPUTED_THERE, discountAmount: 'remote' } as const;

/** What was used for what is a fact on the side where it happened; neither side changes it, only takes it back. */
const THEIRS = new Proxy({}, { get: () => 'remote' }) as Readonly<Record<string, 'remote'>>;

/** Credits in both directions, what they pay, and money given back. */
export function creditBindings(invoicing: InvoicingFacade): AnyBinding[] {
  return [
    forgetTypes(creditBinding(invoicing, 'credit', 'receivable')),
    forgetTypes(creditBinding(invoicing, 'vendor-credit', 'payable')),
    forgetTypes(refundReceiptBinding(invoicing)),
    forgetTypes(refundBinding(invoicing)),
    forgetTypes(useBinding(invoicing, 'credit-use', 'receivable')),
    forgetTypes(useBinding(invoicing, 'vendor-credit-use', 'payable')),
  ];
}

function creditBinding<E extends 'credit' | 'vendor-credit'>(
  invoicing: InvoicingFacade,
  entity: E,
  direction: CreditRecord['direction'],
): EntityBinding<E, CreditRecord> {
  return {
    entity,
    store: invoicing.credits,
    references: CREDIT_REFERENCES,
    required: [direction === 'receivable' ? 'customerId' : 'contractorId'],
    policies: COMPUTED,
    isWanted: ({ voided }: CanonicalCredit) => !voided,
    toRecord: (document, id, existing, system) => recordOf(document, id, existing, system, direction),
    toDocument: documentOf,
    afterRemoval: voidedCredit,
    naturalKey: ({ number, customerId, contractorId, creditDate }: CanonicalCredit) =>
      keyOf(number, customerId, contractorId, creditDate),
  } as EntityBinding<E, CreditRecord>;
}

function recordOf(
  { voided, memo, ...document }: CanonicalCredit,
  id: string,
  existing: CreditRecord | undefined,
  system: string,
  direction: CreditRecord['direction'],
): CreditRecord {
  return {
    ...document,
    id,
    direction,
    status: voided ? 'void' : Money.of(document.balance).isZero() ? 'used' : 'open',
    balance: voided ? '0' : document.balance,
    invoiceId: existing?.invoiceId ?? null,
    reason: memo ?? existing?.reason ?? '',
    source: existing?.source ?? system,
    lines: keepOurParts(
      document.lines.map(({ serviceDate: _day, ...line }) => line),
      existing?.lines,
      OUR_PARTS,
    ),
  };
}

function documentOf(record: CreditRecord): CanonicalCredit {
  const {
    id: _id,
    direction: _direction,
    status,
    invoiceId: _invoice,
    reason,
    source: _source,
    lines,
    ...shared
  } = record;
  return {
    ...shared,
    memo: reason === '' ? null : reason,
    voided: status === 'void',
    lines: lines.map((line) => ({ ...withoutOurParts(line, OUR_PARTS), serviceDate: null })),
  };
}

function voidedCredit<R extends CreditRecord>(record: R): R | undefined {
  return record.status === 'void' ? undefined : { ...record, status: 'void', balance: '0' };
}

/** Only read: what we give back is a refund of a credit or of a payment that the books have already. */
function refundReceiptBinding(
  invoicing: InvoicingFacade,
): EntityBinding<'refund-receipt', RefundReceiptRecord> {
  return {
    entity: 'refund-receipt',
    store: invoicing.refundReceipts,
    references: { ...CREDIT_REFERENCES, accountId: 'account', paymentMethodId: 'payment-method' },
    required: ['customerId'],
    policies: THEIRS,
    isWanted: ({ voided }) => !voided,
    toRecord: ({ accountId, paymentMethodId, reference, ...credit }, id, existing, system) => ({
      ...recordOf(credit, id, existing, system, 'receivable'),
      ...{ accountId, paymentMethodId, reference },
    }),
    toDocument: ({ accountId, paymentMethodId, reference, ...credit }): CanonicalRefundReceipt => ({
      ...documentOf(credit),
      ...{ accountId, paymentMethodId, reference },
    }),
    afterRemoval: voidedCredit,
    naturalKey: ({ number, customerId, creditDate }) => keyOf(number, customerId, creditDate),
  };
}

/** What in the books is only a cheque to a customer is no refund to us unless it was ours. */
function refundBinding(invoicing: InvoicingFacade): EntityBinding<'refund', RefundRecord> {
  return {
    entity: 'refund',
    store: invoicing.refunds,
    references: {
      customerId: 'customer',
      contractorId: 'vendor',
      accountId: 'account',
      paymentMethodId: 'payment-method',
    },
    required: [],
    policies: THEIRS,
    isWanted: () => false,
    toRecord: ({ voided, ...refund }, id, existing, system) => ({
      ...refund,
      id,
      status: voided ? 'void' : 'recorded',
      paymentId: existing?.paymentId ?? null,
      creditId: existing?.creditId ?? null,
      source: existing?.source ?? system,
    }),
    toDocument: ({
      id: _id,
      status,
      paymentId: _payment,
      creditId: _credit,
      source: _source,
      ...refund
    }) => ({
      ...refund,
      voided: status === 'void',
    }),
    afterRemoval: (record) => (record.status === 'void' ? undefined : { ...record, status: 'void' }),
    naturalKey: ({ customerId, refundDate, amount }) =>
      keyOf(customerId, refundDate, Money.of(amount).toFixed(2)),
  };
}

function useBinding<E extends 'credit-use' | 'vendor-credit-use'>(
  invoicing: InvoicingFacade,
  entity: E,
  direction: CreditUseRecord['direction'],
): EntityBinding<E, CreditUseRecord> {
  const isSale = direction === 'receivable';
  return {
    entity,
    store: invoicing.creditUses,
    references: {
      customerId: 'customer',
      contractorId: 'vendor',
      'pairs.creditId': isSale ? 'credit' : 'vendor-credit',
      'pairs.invoiceId': isSale ? 'invoice' : 'bill',
      'pairs.refundId': 'refund',
    },
    required: ['pairs.creditId', 'pairs.invoiceId'],
    policies: THEIRS,
    isWanted: ({ voided }: CanonicalCreditUse) => !voided,
    toRecord: (document, id) => ({ ...document, id, direction }),
    toDocument: ({ id: _id, direction: _direction, ...use }) => use,
    afterRemoval: (record) => (record.voided ? undefined : { ...record, voided: true }),
    naturalKey: ({ customerId, contractorId, usedOn, pairs }: CanonicalCreditUse) =>
      keyOf(
        customerId,
        contractorId,
        usedOn,
        ...pairs
          .map(({ creditId, invoiceId, refundId, amount }) =>
            [creditId, invoiceId ?? refundId, Money.of(amount).toFixed(2)].join(' '),
          )
          .sort(),
      ),
  } as EntityBinding<E, CreditUseRecord>;
}
