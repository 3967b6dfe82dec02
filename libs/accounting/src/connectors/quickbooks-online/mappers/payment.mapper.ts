import type { CanonicalPayment } from '../../../ports/canonical-documents.js';
import type { WireLine, WirePayment } from '../quickbooks-online.wire.js';
import { currencyOf, isVoided, noteOf, wireCurrencyOf } from './documents.js';
import type { Mapper } from './mapper.js';
import { dayOf, decimal, idOf, idOrNull, numberOf, refOf, refOrNone, textOrNull } from './values.js';

/** Payments carry no number of ours, so that their note ends with this mark and a part of our id. */
const MARK = /\s*\bInvoicePatch [0-9a-f]{12}$/;

export const paymentMapper: Mapper<'payment', WirePayment> &
  Required<Pick<Mapper<'payment', WirePayment>, 'toWire'>> = {
  toCanonical: (wire, { homeCurrency }) => ({
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
    lines: applicationsOf(wire).map(({ invoiceId, line }, index) => ({
      lineNumber: index + 1,
      invoiceId,
      amount: decimal(line.Amount ?? 0),
    })),
  }),

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

interface Application {
  invoiceId: string;
  line: WireLine;
}

/** A payment may also use credit notes and other transactions up; only invoices are mirrored. */
function applicationsOf(wire: WirePayment | undefined): Application[] {
  return (wire?.Line ?? []).flatMap((line) => {
    const invoiceId = line.LinkedTxn?.find((link) => link.TxnType === 'Invoice')?.TxnId;
    return invoiceId === undefined ? [] : [{ invoiceId, line }];
  });
}

function memoOf(wire: WirePayment): string | null {
  return textOrNull((noteOf(wire) ?? '').replace(MARK, ''));
}

/** The mark stays the first one: the payment may have been matched by it already. */
function wireMemoOf(
  memo: string | null,
  localId: string,
  existing: WirePayment | undefined,
): string | undefined {
  if (existing && memoOf(existing) === memo) return existing.PrivateNote;
  if (existing && !MARK.test(existing.PrivateNote ?? '')) return memo ?? undefined;
  const mark = existing?.PrivateNote?.match(MARK)?.[0].trim() ?? markOf(localId);
  return memo === null ? mark : `${memo} ${mark}`;
}

/** The end of a UUIDv7 is its random part. */
export function markOf(localId: string): string {
  return `InvoicePatch ${localId.replaceAll('-', '').slice(-12)}`;
}

function linesOf({ lines }: CanonicalPayment, existing: WirePayment | undefined): WireLine[] {
  const there = applicationsOf(existing);
  const others = (existing?.Line ?? []).filter(
    (line) => !there.some((application) => application.line === line),
  );
  const applied = lines.map(({ invoiceId, amount }): WireLine => {
    const base = there.find((application) => application.invoiceId === invoiceId)?.line;
    return { LinkedTxn: [{ TxnId: invoiceId, TxnType: 'Invoice' }], ...base, Amount: numberOf(amount) };
  });
  return [...applied, ...others];
}
