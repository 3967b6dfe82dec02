import type { Branding } from '#identity';
import { addDays, type LocalDate } from '#kernel';
import type { InvoiceView } from './invoice.js';
import { servicePeriod } from './invoice-paper.js';

/**
 * What Ontario's Construction Act (section 6.1) wants to read on a proper invoice. Only one that has it all starts the
 * clock of prompt payment for certain: since 2026-01-01 any other counts as one too, unless the owner says within seven
 * days what it lacks (Bills 216 of 2024 and 60 of 2025). Sources: docs/modules/invoicing.md, "Proper invoices".
 */
export interface ProperInvoiceFacts {
  invoice: Pick<
    InvoiceView,
    'invoiceDate' | 'lines' | 'jobId' | 'purchaseOrderId' | 'dueDate' | 'termId' | 'total'
  >;
  organizationName: string;
  branding: Pick<Branding, 'legalName' | 'address' | 'phone' | 'contactName' | 'contactTitle'>;
}

export type ProperInvoiceGap =
  | 'sender-address'
  | 'service-period'
  | 'authority'
  | 'description'
  | 'payment-terms'
  | 'payee-contact';

export interface ProperInvoiceFinding {
  gap: ProperInvoiceGap;
  /** What is missing, in words. */
  message: string;
  fix: string;
}

const BRANDING = 'Fill it in under the branding of your organization.';

/** What is missing, in the order of the Act; empty for a proper invoice. */
export function gapsOfProperInvoice(facts: ProperInvoiceFacts): ProperInvoiceFinding[] {
  const { invoice, branding } = facts;
  const charges = invoice.lines.filter(({ kind }) => kind === 'item' || kind === 'account');
  const checks: (ProperInvoiceFinding & { isThere: boolean })[] = [
    {
      gap: 'sender-address',
      isThere: Boolean(branding.address?.line1 && branding.address.city),
      message: 'Your own address is missing.',
      fix: BRANDING,
    },
    {
      gap: 'service-period',
      isThere: servicePeriod(invoice) !== null,
      message: 'It does not say when the work was done.',
      fix: 'Give the lines a service date.',
    },
    {
      gap: 'authority',
      isThere: invoice.jobId !== null || invoice.purchaseOrderId !== null,
      message: 'It does not name the contract or order that the work was done under.',
      fix: 'Choose the job or the purchase order of the invoice.',
    },
    {
      gap: 'description',
      isThere: charges.length > 0 && charges.every(({ description }) => description.trim() !== ''),
      message: 'A line does not say what was supplied.',
      fix: 'Describe every line.',
    },
    {
      gap: 'payment-terms',
      isThere: invoice.dueDate !== null || invoice.termId !== null,
      message: 'It does not say when it is to be paid.',
      fix: 'Choose a term or a due date.',
    },
    {
      gap: 'payee-contact',
      isThere: Boolean(branding.contactName && branding.contactTitle && branding.phone),
      message: 'Nobody is named, with title and telephone number, to whom the payment is sent.',
      fix: BRANDING,
    },
  ];
  return checks.filter(({ isThere }) => !isThere).map(({ isThere: _, ...finding }) => finding);
}

/** The days of prompt payment in Ontario (sections 6.1, 6.4), counted from the day after the owner got the invoice. */
export interface PaymentClock {
  receivedOn: LocalDate;
  /**
   * For an invoice that lacks something: the last day on which the owner may say so and stop the clock, the 7th. Null for
   * one that lacks nothing.
   */
  deficiencyBy: LocalDate | null;
  /** The last day for the owner's notice that not all will be paid: the 14th. */
  noticeBy: LocalDate;
  /** The last day to pay: the 28th. */
  payBy: LocalDate;
}

/** From this day on an invoice that lacks something counts as proper unless the owner objects. */
const DEEMED_PROPER_SINCE: LocalDate = '2026-01-01';

/** Null when the clock does not run: an invoice of before 2026 that lacks something. */
export function paymentClock(
  receivedOn: LocalDate,
  { isProper }: { isProper: boolean },
): PaymentClock | null {
  if (!isProper && receivedOn < DEEMED_PROPER_SINCE) return null;
  return {
    receivedOn,
    deficiencyBy: isProper ? null : addDays(receivedOn, 7),
    noticeBy: addDays(receivedOn, 14),
    payBy: addDays(receivedOn, 28),
  };
}
