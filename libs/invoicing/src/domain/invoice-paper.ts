import { addressLines, type Branding, senderOf } from '#identity';
import { type LocalDate, Money } from '#kernel';
import type { Address } from '#parties';
import {
  type BusinessDocument,
  type DocumentFact,
  type DocumentLanguage,
  type DocumentSender,
  printedAmount,
  printedDay,
  printedNumber,
  wordsOf,
} from '#platform';
import type { InvoiceLineRecord, InvoiceView } from './invoice.js';

/** What a paper needs to know besides the document itself. */
export interface PaperContext {
  language: DocumentLanguage;
  /** Our everyday name, for when branding has no legal one. */
  organizationName: string;
  branding: Branding;
  /** The customer of an invoice, the contractor of a bill. */
  party: { name: string; address: Address | null };
  job: { number: string; name: string; site: Address | null } | null;
  /** The name of the payment term. */
  terms: string | null;
}

type Words = ReturnType<typeof wordsOf>;

/** The invoice as its customer reads it; a bill is printed as its sender's. Private notes are never on it. */
export function invoicePaper(invoice: InvoiceView, context: PaperContext): BusinessDocument {
  const words = wordsOf(context.language);
  const isOurs = invoice.direction === 'receivable';
  const title = isOurs ? words.invoice : words.bill;
  const isDraft = ['draft', 'pending_approval', 'rejected'].includes(invoice.status);
  const own = senderOf(context.organizationName, context.branding);
  const { party } = context;
  return {
    language: context.language,
    title: isDraft ? `${title} — ${words.draft}` : title,
    number: invoice.number,
    date: invoice.invoiceDate,
    sender: isOurs ? own : otherSender(party),
    parties: [
      {
        label: words.billTo,
        lines: isOurs
          ? [party.name, ...addressLines(invoice.billingAddress ?? party.address)]
          : [own.name, ...own.lines],
      },
      ...(context.job?.site ? [{ label: words.jobSite, lines: addressLines(context.job.site) }] : []),
    ],
    facts: factsOf(invoice, context, words),
    table: tableOf(invoice, context.language, words),
    totals: totalsOf(invoice, context.language, words),
    notes: [
      ...(invoice.customerMemo ? [{ label: words.notes, text: invoice.customerMemo }] : []),
      ...(isOurs && context.branding.paymentInstructions
        ? [{ label: words.payableTo, text: context.branding.paymentInstructions }]
        : []),
      ...(isOurs ? payeeNote(context.branding, words) : []),
    ],
  };
}

/** Whom a payment is sent to: name, position, telephone and mailing address, as Ontario's Construction Act asks. */
function payeeNote(branding: Branding, words: Words): { label: string; text: string }[] {
  const { contactName, contactTitle, phone, address } = branding;
  if (contactName === null) return [];
  const who = [contactName, contactTitle, phone].filter((text) => text !== null).join(' · ');
  return [
    { label: words.sendPaymentTo, text: [who, addressLines(address).join(', ')].filter(Boolean).join('\n') },
  ];
}

function otherSender({ name, address }: PaperContext['party']): DocumentSender {
  const none = { gstNumber: null, qstNumber: null, logo: null, accentColor: null };
  return { name, lines: addressLines(address), ...none };
}

function factsOf(invoice: InvoiceView, context: PaperContext, words: Words): DocumentFact[] {
  const day = (date: LocalDate): string => printedDay(date, context.language);
  const period = servicePeriod(invoice);
  const rate = invoice.exchangeRate;
  const facts: [string, string | null][] = [
    [words.invoiceDate, day(invoice.invoiceDate)],
    [words.dueDate, invoice.dueDate && day(invoice.dueDate)],
    [words.terms, context.terms],
    [words.job, context.job && `${context.job.number} ${context.job.name}`],
    [words.servicePeriod, period && [...new Set(period)].map(day).join(' – ')],
    [words.currency, invoice.currency],
    [words.exchangeRate, rate && printedNumber(rate, context.language, 4)],
  ];
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

/** The first and last day of the work billed; null when no line names a day. */
export function servicePeriod({ lines }: Pick<InvoiceView, 'lines'>): [LocalDate, LocalDate] | null {
  const days = lines.flatMap(({ serviceDate }) => serviceDate ?? []).sort();
  const [first, last] = [days[0], days.at(-1)];
  return first && last ? [first, last] : null;
}

function tableOf({ lines }: InvoiceView, language: DocumentLanguage, words: Words) {
  const rowOf = (line: InvoiceLineRecord): string[] =>
    line.kind === 'note'
      ? [line.description, '', '', '']
      : [
          line.description,
          printedNumber(line.quantity, language),
          printedNumber(line.unitPrice, language, 2),
          printedAmount(line.amount, language),
        ];
  return {
    columns: [
      { label: words.description, align: 'left', width: 52 },
      { label: words.quantity, align: 'right', width: 14 },
      { label: words.unitPrice, align: 'right', width: 17 },
      { label: words.amount, align: 'right', width: 17 },
    ],
    rows: lines.filter(({ kind }) => kind !== 'discount').map(rowOf),
  } as const;
}

function totalsOf(invoice: InvoiceView, language: DocumentLanguage, words: Words): DocumentFact[] {
  const amount = (text: string): string => printedAmount(text, language);
  const { subtotal, discountAmount, total, balance, taxBreakdown, currency } = invoice;
  const paid = Money.of(total).minus(balance);
  const isRunning = !['draft', 'pending_approval', 'rejected', 'void'].includes(invoice.status);
  return [
    { label: words.subtotal, value: amount(subtotal) },
    ...(Money.of(discountAmount).isZero()
      ? []
      : [{ label: words.discount, value: amount(Money.of(discountAmount).negated().toString()) }]),
    ...taxBreakdown.map((part) => ({
      label: `${part.name} (${printedNumber(part.percent, language)} %)`,
      value: amount(part.amount),
    })),
    { label: `${words.total} (${currency})`, value: amount(total), isStrong: true },
    ...(isRunning && !paid.isZero()
      ? [
          { label: words.paid, value: amount(paid.negated().toString()) },
          { label: words.balanceDue, value: amount(balance), isStrong: true },
        ]
      : []),
  ];
}
