import { Money } from '#kernel';
import type { CanonicalCreditUse } from '../../../ports/canonical-documents.js';
import type { WireBillPayment, WireLine, WirePayment, WireTransaction } from '../quickbooks-online.wire.js';
import { currencyOf } from './documents.js';
import type { Mapper } from './mapper.js';
import { markedNoteOf } from './marks.js';
import { hasCredits, settlementOf } from './settlements.js';
import { dayOf, idOf, numberOf, refOf, refOrNone } from './values.js';

type UseMapper<E extends 'credit-use' | 'vendor-credit-use', W extends WireTransaction> = Mapper<E, W> &
  Required<Pick<Mapper<E, W>, 'toWire'>>;

/** What credit memos pay: the service keeps it as a payment of nothing that names both. */
export const creditUseMapper: UseMapper<'credit-use', WirePayment> = {
  toCanonical: (wire, { homeCurrency }) =>
    isUse(wire)
      ? {
          customerId: idOf(wire.CustomerRef, 'customer'),
          contractorId: null,
          ...shared(wire, homeCurrency),
        }
      : undefined,

  toWire: (use, { existing, localId }) => ({
    CustomerRef: refOrNone(use.customerId, existing?.CustomerRef),
    TxnDate: use.usedOn,
    TotalAmt: 0,
    CurrencyRef: refOf(use.currency, existing?.CurrencyRef),
    PrivateNote: markedNoteOf(localId, existing),
    Line: linesOf(use, 'Invoice', 'CreditMemo'),
  }),
};

/** The same for vendors. The bank account has to be named, though nothing leaves it. */
export const vendorCreditUseMapper: UseMapper<'vendor-credit-use', WireBillPayment> = {
  toCanonical: (wire, { homeCurrency }) =>
    isUse(wire)
      ? {
          customerId: null,
          contractorId: idOf(wire.VendorRef, 'vendor'),
          ...shared(wire, homeCurrency),
        }
      : undefined,

  toWire: (use, { existing, localId, account }) => ({
    VendorRef: refOrNone(use.contractorId, existing?.VendorRef),
    TxnDate: use.usedOn,
    TotalAmt: 0,
    CurrencyRef: refOf(use.currency, existing?.CurrencyRef),
    PayType: existing?.PayType ?? 'Check',
    ...(existing ? {} : { CheckPayment: { BankAccountRef: account && refOf(account.id) } }),
    PrivateNote: markedNoteOf(localId, existing),
    Line: linesOf(use, 'Bill', 'VendorCredit'),
  }),
};

/** One that was voided has no lines any more, so that nothing tells it from a voided payment. */
function isUse(wire: WireTransaction): boolean {
  return hasCredits(wire) || !wire.TotalAmt;
}

function shared(
  wire: WireTransaction,
  homeCurrency: string,
): Omit<CanonicalCreditUse, 'customerId' | 'contractorId'> {
  const { pairs } = settlementOf(wire);
  return {
    usedOn: dayOf(wire),
    currency: currencyOf(wire, homeCurrency).currency,
    voided: pairs.length === 0,
    pairs: pairs.map(({ creditId, kind, chargeId, amount }, index) => ({
      lineNumber: index + 1,
      creditId,
      invoiceId: kind === 'invoice' ? chargeId : null,
      refundId: kind === 'refund' ? chargeId : null,
      amount: amount.toString(),
    })),
  };
}

/** What is paid, then what pays it; what is named by several pairs is one line. */
function linesOf({ pairs }: CanonicalCreditUse, invoice: string, credit: string): WireLine[] {
  return [
    ...summed(
      pairs.flatMap(({ invoiceId, amount }) => (invoiceId === null ? [] : [{ id: invoiceId, amount }])),
      invoice,
    ),
    ...summed(
      pairs.flatMap(({ refundId, amount }) => (refundId === null ? [] : [{ id: refundId, amount }])),
      'Expense',
    ),
    ...summed(
      pairs.map(({ creditId, amount }) => ({ id: creditId, amount })),
      credit,
    ),
  ];
}

function summed(parts: readonly { id: string; amount: string }[], type: string): WireLine[] {
  return [...Map.groupBy(parts, ({ id }) => id)].map(([id, mine]) => ({
    Amount: numberOf(Money.sum(mine.map(({ amount }) => amount)).toString()),
    LinkedTxn: [{ TxnId: id, TxnType: type }],
  }));
}
