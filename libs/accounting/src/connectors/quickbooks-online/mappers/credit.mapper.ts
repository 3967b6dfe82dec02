import type { CanonicalCredit } from '../../../ports/canonical-documents.js';
import type { WireCredit, WireRefundReceipt } from '../quickbooks-online.wire.js';
import {
  currencyOf,
  docNumberOf,
  isVoided,
  noteOf,
  numbered,
  numberOfDocument,
  totalsOf,
  wireCurrencyOf,
  wireNoteOf,
} from './documents.js';
import { wireLinesAndTax } from './invoice.mapper.js';
import type { Mapper, Reading, Writing } from './mapper.js';
import { readLines } from './read-lines.js';
import { dayOf, decimal, idOf, idOrNull, refOrNone, textOrNull } from './values.js';
import type { Side } from './write-lines.js';

type CreditMapper<E extends 'credit' | 'vendor-credit'> = Mapper<E, WireCredit> &
  Required<Pick<Mapper<E, WireCredit>, 'toWire'>>;

export const creditMapper: CreditMapper<'credit'> = {
  toCanonical: (wire, reading) => ({
    ...shared(wire, reading),
    customerId: idOf(wire.CustomerRef, 'customer'),
    contractorId: null,
  }),
  toWire: (credit, writing) => ({
    ...wireShared(credit, 'sales', writing),
    CustomerRef: refOrNone(credit.customerId, writing.existing?.CustomerRef),
  }),
};

export const vendorCreditMapper: CreditMapper<'vendor-credit'> = {
  toCanonical: (wire, reading) => ({
    ...shared(wire, reading),
    customerId: null,
    contractorId: idOf(wire.VendorRef, 'vendor'),
  }),
  toWire: (credit, writing) => ({
    ...wireShared(credit, 'purchase', writing),
    VendorRef: refOrNone(credit.contractorId, writing.existing?.VendorRef),
  }),
};

/** Only read: it books the return and the money in one, and cannot say that it pays a credit back. */
export const refundReceiptMapper: Mapper<'refund-receipt', WireRefundReceipt> = {
  toCanonical: (wire, reading) => ({
    ...shared(wire, reading),
    customerId: idOf(wire.CustomerRef, 'customer'),
    contractorId: null,
    balance: '0',
    accountId: idOrNull(wire.DepositToAccountRef),
    paymentMethodId: idOrNull(wire.PaymentMethodRef),
    reference: textOrNull(wire.PaymentRefNum),
  }),
};

function shared(
  wire: WireCredit,
  { homeCurrency }: Reading,
): Omit<CanonicalCredit, 'customerId' | 'contractorId'> {
  const lines = readLines(wire);
  return {
    number: numberOfDocument(wire),
    creditDate: dayOf(wire),
    ...currencyOf(wire, homeCurrency),
    ...totalsOf(wire, lines),
    balance: decimal(wire.Balance ?? wire.RemainingCredit ?? 0),
    voided: isVoided(wire),
    memo: noteOf(wire),
    // A credit has no days of service with us.
    lines: numbered(lines.map((line) => ({ ...line, serviceDate: null }))),
  };
}

function wireShared(credit: CanonicalCredit, side: Side, { existing }: Writing<WireCredit>): WireCredit {
  return {
    DocNumber: docNumberOf(credit.number, existing),
    TxnDate: credit.creditDate,
    ...wireCurrencyOf(credit, existing),
    PrivateNote: wireNoteOf(credit.memo, existing),
    ...wireLinesAndTax(credit.lines, side, existing),
  };
}
