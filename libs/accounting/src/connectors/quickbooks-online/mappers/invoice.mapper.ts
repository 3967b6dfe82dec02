import type { CanonicalInvoice } from '../../../ports/canonical-documents.js';
import type { WireDocument } from '../quickbooks-online.wire.js';
import { addressOf, wireAddressOf } from './address.js';
import { emailOf } from './contacts.js';
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
import type { Mapper, Reading, Writing } from './mapper.js';
import { readLines } from './read-lines.js';
import { dayOf, dayOrNull, decimal, idOf, idOrNull, refOrNone, textOrNull } from './values.js';
import { type Side, wireLinesOf } from './write-lines.js';

type Shared = Omit<
  CanonicalInvoice,
  'customerId' | 'contractorId' | 'billingAddress' | 'email' | 'customerMemo'
>;

export const invoiceMapper: Mapper<'invoice', WireDocument> &
  Required<Pick<Mapper<'invoice', WireDocument>, 'toWire'>> = {
  toCanonical: (wire, reading) => ({
    ...shared(wire, reading),
    customerId: idOf(wire.CustomerRef, 'customer'),
    contractorId: null,
    billingAddress: addressOf(wire.BillAddr),
    email: textOrNull(wire.BillEmail?.Address),
    customerMemo: textOrNull(wire.CustomerMemo?.value),
  }),

  toWire: (invoice, writing) => ({
    ...wireShared(invoice, 'sales', writing),
    ...salesForm(invoice, writing.existing),
    BillAddr: wireAddressOf(invoice.billingAddress, writing.existing?.BillAddr),
    BillEmail:
      invoice.email === writing.existing?.BillEmail?.Address
        ? writing.existing.BillEmail
        : emailOf(invoice.email),
  }),
};

export const billMapper: Mapper<'bill', WireDocument> &
  Required<Pick<Mapper<'bill', WireDocument>, 'toWire'>> = {
  toCanonical: (wire, reading) => ({
    ...shared(wire, reading),
    customerId: null,
    contractorId: idOf(wire.VendorRef, 'vendor'),
    billingAddress: addressOf(wire.VendorAddr),
    email: null,
    customerMemo: null,
  }),

  toWire: (bill, writing) => ({
    ...wireShared(bill, 'purchase', writing),
    VendorRef: refOrNone(bill.contractorId, writing.existing?.VendorRef),
    VendorAddr: wireAddressOf(bill.billingAddress, writing.existing?.VendorAddr),
  }),
};

function shared(wire: WireDocument, { homeCurrency }: Reading): Shared {
  const lines = readLines(wire);
  return {
    number: numberOfDocument(wire),
    invoiceDate: dayOf(wire),
    dueDate: dayOrNull(wire.DueDate),
    termId: idOrNull(wire.SalesTermRef),
    ...currencyOf(wire, homeCurrency),
    ...totalsOf(wire, lines),
    balance: decimal(wire.Balance ?? 0),
    voided: isVoided(wire),
    privateNote: noteOf(wire),
    lines: numbered(lines),
  };
}

/** Totals, tax and balance are not sent: the service computes them from the lines and the tax codes. */
function wireShared(
  invoice: CanonicalInvoice,
  side: Side,
  { existing }: Writing<WireDocument>,
): WireDocument {
  return {
    DocNumber: docNumberOf(invoice.number, existing),
    TxnDate: invoice.invoiceDate,
    DueDate: invoice.dueDate ?? undefined,
    SalesTermRef: refOrNone(invoice.termId, existing?.SalesTermRef),
    ...wireCurrencyOf(invoice, existing),
    PrivateNote: wireNoteOf(invoice.privateNote, existing),
    ...wireLinesAndTax(invoice.lines, side, existing),
  };
}

/** Changed lines are stated before tax, and the tax that was computed for the old ones must not come along. */
export function wireLinesAndTax(
  lines: Parameters<typeof wireLinesOf>[0],
  side: Side,
  existing: WireDocument | undefined,
): WireDocument {
  const sent = wireLinesOf(lines, side, existing);
  if (sent === undefined) return {};
  const hasDiscount = side === 'sales' && lines.some((line) => line.kind === 'discount');
  return {
    Line: sent,
    GlobalTaxCalculation: 'TaxExcluded',
    TxnTaxDetail: undefined,
    // Canadian sales tax is due on what is left after a discount.
    ...(hasDiscount ? { ApplyTaxAfterDiscount: true } : {}),
  };
}

/** What invoices and estimates say to the customer. */
export function salesForm(
  { customerId, customerMemo }: { customerId: string | null; customerMemo: string | null },
  existing: WireDocument | undefined,
): WireDocument {
  return {
    CustomerRef: refOrNone(customerId, existing?.CustomerRef),
    CustomerMemo: customerMemo === null ? undefined : { ...existing?.CustomerMemo, value: customerMemo },
  };
}
