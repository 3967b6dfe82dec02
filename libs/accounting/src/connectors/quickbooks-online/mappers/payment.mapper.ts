import { Money } from '#kernel';
import type { CanonicalPayment } from '../../../ports/canonical-documents.js';
import type { WireLine, WirePayment } from '../quickbooks-online.wire.js';
import { currencyOf, isVoided, wireCurrencyOf } from './documents.js';
import type { Mapper } from './mapper.js';
import { memoOf, wireMemoOf } from './marks.js';
import { byMoney, type Charge, hasCredits, type Settlement, settlementOf } from './settlements.js';
import { dayOf, decimal, idOf, idOrNull, numberOf, refOf, refOrNone, textOrNull } from './values.js';

/** A payment of nothing only says what credits pay: that is a use of credits. */
export const paymentMapper: Mapper<'payment', WirePayment> &
  Required<Pick<Mapper<'payment', WirePayment>, 'toWire'>> = {
  toCanonical: (wire, { homeCurrency }) => {
    if (!wire.TotalAmt && hasCredits(wire)) return undefined;
    const settlement = settlementOf(wire);
    return {
      customerId: idOf(wire.CustomerRef, 'customer'),
      paymentDate: dayOf(wire),
      amount: decimal(wire.TotalAmt ?? 0),
      unappliedAmount: decimal(wire.UnappliedAmt ?? 0),
      ...currencyOf(wire, homeCurrency),
      paymentMethodId: idOrNull(wire.PaymentMethodRef),
      accountId: idOrNull(wire.DepositToAccountRef),
      reference: textOrNull(wire.PaymentRefNum),
      memo: memoOf(wire),
      voided: isVoided(wire),
      lines: paidByMoney(settlement, 'invoice').map(({ id, amount }, index) => ({
        lineNumber: index + 1,
        invoiceId: id,
        amount,
      })),
      refunds: paidByMoney(settlement, 'refund').map(({ id, amount }, index) => ({
        lineNumber: index + 1,
        refundId: id,
        amount,
      })),
    };
  },

  toWire: (payment, { existing, localId }) => ({
    CustomerRef: refOf(payment.customerId, existing?.CustomerRef),
    TxnDate: payment.paymentDate,
    TotalAmt: numberOf(payment.amount),
    ...wireCurrencyOf(payment, existing),
    PaymentMethodRef: refOrNone(payment.paymentMethodId, existing?.PaymentMethodRef),
    DepositToAccountRef: refOrNone(payment.accountId, existing?.DepositToAccountRef),
    PaymentRefNum: payment.reference ?? undefined,
    PrivateNote: wireMemoOf(payment.memo, localId, existing),
    Line: linesOf(payment, existing),
  }),
};

/** What money paid, by what it paid: a line that credits paid in full is none of it. */
export function paidByMoney({ charges }: Settlement, kind: Charge['kind']): { id: string; amount: string }[] {
  return charges
    .filter((charge) => charge.kind === kind && (charge.byCredit.isZero() || !byMoney(charge).isZero()))
    .map((charge) => ({ id: charge.id, amount: byMoney(charge).toString() }));
}

/**
 * Our lines, and everything else that the payment has there: what credits pay of an invoice is in the same line as what
 * money pays, and a cheque that is none of our refunds stays.
 */
function linesOf({ lines, refunds }: CanonicalPayment, existing: WirePayment | undefined): WireLine[] {
  return withPaid(existing, [
    ...lines.map(({ invoiceId: id, amount }) => ({ id, type: 'Invoice', amount })),
    ...refunds.flatMap(({ refundId: id, amount }) => (id === null ? [] : [{ id, type: 'Expense', amount }])),
  ]);
}

export function withPaid(
  existing: { Line?: WireLine[] } | undefined,
  wanted: readonly { id: string; type: string; amount: string }[],
): WireLine[] {
  const { charges } = settlementOf(existing);
  const ours = wanted.map(({ id, type, amount }): WireLine => {
    const there = charges.find(
      (charge) => charge.id === id && (charge.kind === 'refund') === (type === 'Expense'),
    );
    const whole = Money.of(amount).plus(there?.byCredit ?? Money.zero);
    return { LinkedTxn: [{ TxnId: id, TxnType: type }], ...there?.line, Amount: whole.toWireNumber() };
  });
  const isOurs = (charge: Charge) => wanted.some(({ id }) => id === charge.id);
  const others = (existing?.Line ?? []).flatMap((line): WireLine[] => {
    const charge = charges.find((one) => one.line === line);
    if (!charge || charge.kind === 'refund') return charge && isOurs(charge) ? [] : [line];
    if (isOurs(charge) || charge.byCredit.isZero()) return [];
    return [{ ...line, Amount: charge.byCredit.toWireNumber() }];
  });
  return [...ours, ...others];
}
