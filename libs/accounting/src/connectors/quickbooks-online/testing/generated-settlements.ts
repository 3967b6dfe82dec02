import fc from 'fast-check';
import { Money } from '#kernel';
import type {
  CanonicalBillPayment,
  CanonicalCredit,
  CanonicalCreditUse,
  CanonicalInvoice,
  CanonicalPayment,
  CanonicalRefund,
} from '../../../ports/canonical-documents.js';
import { cents, currency, day, id, none, numbered, price, word } from './arbitraries.js';
import { bills, invoices } from './generated-documents.js';

/** Payments, credits and refunds as our modules may hold them. */

export const payments: fc.Arbitrary<CanonicalPayment> = fc
  .record({
    customerId: id,
    paymentDate: day,
    currency,
    exchangeRate: none(price),
    paymentMethodId: none(id),
    accountId: none(id),
    reference: none(word),
    memo: none(word),
    rows: fc.uniqueArray(fc.record({ invoiceId: id, amount: cents(999_999) }), {
      selector: (row) => row.invoiceId,
      maxLength: 4,
    }),
  })
  .map(({ rows, ...head }) => ({
    ...head,
    amount: Money.sum(rows.map((row) => row.amount)).toString(),
    unappliedAmount: '0',
    voided: false,
    lines: numbered(rows),
    refunds: [],
  }));

export const billPayments: fc.Arbitrary<CanonicalBillPayment> = fc
  .record({
    contractorId: id,
    paymentDate: day,
    currency,
    exchangeRate: none(price),
    accountId: id,
    reference: none(word),
    memo: none(word),
    rows: fc.uniqueArray(fc.record({ invoiceId: id, amount: cents(999_999) }), {
      selector: (row) => row.invoiceId,
      minLength: 1,
      maxLength: 4,
    }),
  })
  .map(({ rows, ...head }) => ({
    ...head,
    amount: Money.sum(rows.map((row) => row.amount)).toString(),
    unappliedAmount: '0',
    voided: false,
    lines: numbered(rows),
  }));

const creditOf = ({
  dueDate: _due,
  termId: _term,
  billingAddress: _address,
  email: _email,
  customerMemo: _memo,
  invoiceDate,
  privateNote,
  ...shared
}: CanonicalInvoice): CanonicalCredit => ({
  ...shared,
  creditDate: invoiceDate,
  memo: privateNote,
  lines: shared.lines.map((line) => ({ ...line, serviceDate: null })),
});

export const credits: fc.Arbitrary<CanonicalCredit> = invoices.map(creditOf);
export const vendorCredits: fc.Arbitrary<CanonicalCredit> = bills.map(creditOf);

/** Each credit pays one thing in full: what pays what is not on the wire. */
const uses = (isSale: boolean): fc.Arbitrary<CanonicalCreditUse> =>
  fc
    .record({
      party: id,
      usedOn: day,
      currency,
      ids: fc.uniqueArray(id, { minLength: 2, maxLength: 6 }),
      amounts: fc.array(fc.integer({ min: 1, max: 999_999 }), { minLength: 3, maxLength: 3 }),
      refunds: fc.integer({ min: 0, max: isSale ? 1 : 0 }),
    })
    .map(({ party, usedOn, currency: money, ids, amounts, refunds }) => {
      const count = Math.floor(ids.length / 2);
      const pairs = Array.from({ length: count }, (_, index) => {
        const isRefund = index >= count - refunds;
        const charge = ids[2 * index + 1] ?? '';
        return {
          creditId: ids[2 * index] ?? '',
          invoiceId: isRefund ? null : charge,
          refundId: isRefund ? charge : null,
          amount: Money.of(amounts[index] ?? 1)
            .dividedBy(100)
            .toString(),
        };
      });
      const parties = isSale
        ? { customerId: party, contractorId: null }
        : { customerId: null, contractorId: party };
      return { ...parties, usedOn, currency: money, voided: false, pairs: numbered(pairs) };
    });

export const creditUses = uses(true);
export const vendorCreditUses = uses(false);

export const refunds: fc.Arbitrary<CanonicalRefund> = fc.record({
  customerId: id,
  contractorId: fc.constant(null),
  refundDate: day,
  amount: cents(999_999),
  currency,
  accountId: id,
  paymentMethodId: none(id),
  reference: none(word),
  voided: fc.constant(false),
});
