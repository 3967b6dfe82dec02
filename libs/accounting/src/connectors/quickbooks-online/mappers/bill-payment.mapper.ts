import { Money } from '#kernel';
import { ConnectorError } from '../../../ports/connector-error.js';
import type { Ref, WireBillPayment } from '../quickbooks-online.wire.js';
import { currencyOf, isVoided, wireCurrencyOf } from './documents.js';
import type { Mapper, Writing } from './mapper.js';
import { memoOf, wireMemoOf } from './marks.js';
import { paidByMoney, withPaid } from './payment.mapper.js';
import { byMoney, hasCredits, settlementOf } from './settlements.js';
import { dayOf, decimal, idOf, idOrNull, numberOf, refOf, textOrNull } from './values.js';

export const billPaymentMapper: Mapper<'bill-payment', WireBillPayment> &
  Required<Pick<Mapper<'bill-payment', WireBillPayment>, 'toWire'>> = {
  toCanonical: (wire, { homeCurrency }) => {
    if (!wire.TotalAmt && hasCredits(wire)) return undefined;
    const settlement = settlementOf(wire);
    const spent = Money.sum(settlement.charges.map(byMoney));
    return {
      contractorId: idOf(wire.VendorRef, 'vendor'),
      paymentDate: dayOf(wire),
      amount: decimal(wire.TotalAmt ?? 0),
      unappliedAmount: Money.of(decimal(wire.TotalAmt ?? 0))
        .minus(spent)
        .toString(),
      ...currencyOf(wire, homeCurrency),
      accountId: idOrNull(accountOf(wire)),
      reference: textOrNull(wire.DocNumber),
      memo: memoOf(wire),
      voided: isVoided(wire),
      lines: paidByMoney(settlement, 'invoice').map(({ id, amount }, index) => ({
        lineNumber: index + 1,
        invoiceId: id,
        amount,
      })),
    };
  },

  toWire: (payment, writing) => {
    const { existing, localId } = writing;
    if (payment.lines.length === 0)
      throw new ConnectorError('validation', 'QuickBooks keeps no payment to a vendor that pays no bill.', {
        fix: 'Allocate the payment to bills: then it goes there by itself.',
      });
    return {
      VendorRef: refOf(payment.contractorId, existing?.VendorRef),
      TxnDate: payment.paymentDate,
      TotalAmt: numberOf(payment.amount),
      ...wireCurrencyOf(payment, existing),
      ...payTypeOf(payment.accountId, writing),
      DocNumber: payment.reference ?? undefined,
      PrivateNote: wireMemoOf(payment.memo, localId, existing),
      Line: withPaid(
        existing,
        payment.lines.map(({ invoiceId: id, amount }) => ({ id, type: 'Bill', amount })),
      ),
    };
  },
};

function accountOf({ CheckPayment, CreditCardPayment }: WireBillPayment): Ref | undefined {
  return CheckPayment?.BankAccountRef ?? CreditCardPayment?.CCAccountRef;
}

/** A payment by card names the card, any other the bank account. */
function payTypeOf(
  accountId: string | null,
  { existing, account }: Writing<WireBillPayment>,
): WireBillPayment {
  if (accountId === null)
    throw new ConnectorError(
      'validation',
      'QuickBooks needs the account that a payment to a vendor was made from.',
      { field: 'accountId', fix: 'Void the payment here and record it again with its account.' },
    );
  if (existing && idOrNull(accountOf(existing)) === accountId) {
    const { PayType, CheckPayment, CreditCardPayment } = existing;
    return { PayType, CheckPayment, CreditCardPayment };
  }
  return account?.isCard
    ? {
        PayType: 'CreditCard',
        CreditCardPayment: { CCAccountRef: { value: accountId } },
        CheckPayment: undefined,
      }
    : {
        PayType: 'Check',
        CheckPayment: { BankAccountRef: { value: accountId } },
        CreditCardPayment: undefined,
      };
}
