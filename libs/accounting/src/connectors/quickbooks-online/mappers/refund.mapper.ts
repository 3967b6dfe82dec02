import type { CanonicalRefund } from '../../../ports/canonical-documents.js';
import { ConnectorError } from '../../../ports/connector-error.js';
import type { WireLine, WirePurchase } from '../quickbooks-online.wire.js';
import { currencyOf, isVoided } from './documents.js';
import type { Mapper, Writing } from './mapper.js';
import { memoOf, wireMemoOf } from './marks.js';
import { dayOf, decimal, idOrNull, numberOf, refOf, refOrNone, textOrNull } from './values.js';

const NUMBER_LENGTH = 21;

/**
 * Money that goes back to a customer is an expense against accounts receivable: the payment or credit that it comes from
 * is then matched with it. A refund receipt would book the return a second time beside the credit memo. Which of the
 * expenses to customers are refunds, whoever made them knows: a note is anybody's to write.
 */
export const refundMapper: Mapper<'refund', WirePurchase> &
  Required<Pick<Mapper<'refund', WirePurchase>, 'toWire'>> = {
  toCanonical: (wire, { homeCurrency }) =>
    wire.EntityRef?.type === 'Customer'
      ? {
          customerId: wire.EntityRef.value,
          contractorId: null,
          refundDate: dayOf(wire),
          amount: decimal(wire.TotalAmt ?? 0),
          currency: currencyOf(wire, homeCurrency).currency,
          accountId: idOrNull(wire.AccountRef),
          paymentMethodId: idOrNull(wire.PaymentMethodRef),
          reference: textOrNull(wire.DocNumber) ?? memoOf(wire),
          voided: isVoided(wire),
        }
      : undefined,

  toWire: (refund, writing) => {
    const { existing, localId } = writing;
    const [customer, account] = needed(refund);
    const isLong = (refund.reference?.length ?? 0) > NUMBER_LENGTH;
    return {
      PaymentType: existing?.PaymentType ?? 'Cash',
      AccountRef: refOf(account, existing?.AccountRef),
      EntityRef:
        existing?.EntityRef?.value === customer ? existing.EntityRef : { value: customer, type: 'Customer' },
      TxnDate: refund.refundDate,
      CurrencyRef: refOf(refund.currency, existing?.CurrencyRef),
      PaymentMethodRef: refOrNone(refund.paymentMethodId, existing?.PaymentMethodRef),
      DocNumber: isLong ? undefined : (refund.reference ?? undefined),
      PrivateNote: wireMemoOf(isLong ? refund.reference : null, localId, existing),
      GlobalTaxCalculation: existing?.GlobalTaxCalculation ?? 'NotApplicable',
      Line: [lineOf(refund, customer, writing)],
    };
  },
};

function needed({ customerId, accountId }: CanonicalRefund): [customer: string, account: string] {
  if (customerId === null)
    throw new ConnectorError('validation', 'QuickBooks cannot be told by us that a vendor paid money back.', {
      fix: 'In QuickBooks, record a bank deposit to accounts payable for the vendor and match it with the vendor credit under "Pay bills".',
    });
  if (accountId === null)
    throw new ConnectorError('validation', 'QuickBooks needs the account that a refund was paid from.', {
      field: 'accountId',
      fix: 'Void the refund here and record it again with its account.',
    });
  return [customerId, accountId];
}

function lineOf(
  { amount }: CanonicalRefund,
  customer: string,
  { existing, account }: Writing<WirePurchase>,
): WireLine {
  const there = existing?.Line?.[0];
  const detail = there?.AccountBasedExpenseLineDetail;
  return {
    ...there,
    Description: there?.Description ?? 'Refund',
    Amount: numberOf(amount),
    DetailType: 'AccountBasedExpenseLineDetail',
    AccountBasedExpenseLineDetail: {
      ...detail,
      AccountRef: detail?.AccountRef ?? (account && refOf(account.id)),
      CustomerRef: refOf(customer, detail?.CustomerRef),
      BillableStatus: 'NotBillable',
    },
  };
}
