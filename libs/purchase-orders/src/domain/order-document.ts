import { Money } from '#kernel';
import type { Address } from '#parties';
import {
  type BusinessDocument,
  type DocumentFact,
  type DocumentLanguage,
  type DocumentNote,
  type DocumentParty,
  type DocumentSender,
  type DocumentWord,
  printedAmount,
  printedDay,
  printedNumber,
  wordsOf,
} from '#platform';
import type { PurchaseOrderLineView, PurchaseOrderView } from './purchase-order.js';

/** What an order on paper needs besides the order. */
export interface OrderSurroundings {
  sender: DocumentSender;
  partyName: string | null;
  termName: string | null;
  language: DocumentLanguage;
}

const PAPER = {
  en: {
    reference: 'Their reference',
    shippingTerms: 'Shipping terms',
    revision: 'Revision',
    rush: 'RUSH',
    item: 'No.',
  },
  fr: {
    reference: 'Leur référence',
    shippingTerms: 'Conditions de livraison',
    revision: 'Révision',
    rush: 'URGENT',
    item: 'No',
  },
} as const;

/** The order as it is printed for the customer or the supplier; what is for us only stays off it. */
export function orderDocument(order: PurchaseOrderView, surroundings: OrderSurroundings): BusinessDocument {
  const { language, sender } = surroundings;
  const words = wordsOf(language);
  const isDraft = order.status === 'draft' || order.status === 'pending';
  return {
    language,
    title: isDraft ? `${words.purchaseOrder} (${words.draft.toLowerCase()})` : words.purchaseOrder,
    number: order.number,
    date: order.orderDate,
    sender,
    parties: partiesOf(order, surroundings),
    facts: factsOf(order, surroundings),
    table: {
      columns: [
        { label: PAPER[language].item, align: 'left', width: 0.5 },
        { label: words.description, align: 'left', width: 4 },
        { label: words.quantity, align: 'right', width: 1 },
        { label: words.unit, align: 'left', width: 0.8 },
        { label: words.unitPrice, align: 'right', width: 1.2 },
        { label: words.amount, align: 'right', width: 1.3 },
      ],
      rows: order.lines.map((line) => lineRow(line, language)),
    },
    totals: totalsOf(order, language),
    notes: notesOf(order, language),
  };
}

function partiesOf(order: PurchaseOrderView, { language, partyName }: OrderSurroundings): DocumentParty[] {
  const words = wordsOf(language);
  const isSupplier = order.direction === 'supplier';
  const named = [partyName ?? '', ...addressLines(order.billingAddress)].filter(Boolean);
  const site = addressLines(order.shippingAddress);
  return [
    { label: isSupplier ? words.vendor : words.billTo, lines: named },
    ...(site.length > 0 ? [{ label: words.shipTo, lines: site }] : []),
  ];
}

/** An address as it is printed, one line each. */
export function addressLines(address: object | null): string[] {
  const { line1, line2, city, province, postalCode, country } = (address ?? {}) as Address;
  const place = [[city, province].filter(Boolean).join(', '), postalCode].filter(Boolean).join('  ');
  return [line1, line2, place, country].filter((line): line is string => Boolean(line));
}

function factsOf(order: PurchaseOrderView, { language, termName }: OrderSurroundings): DocumentFact[] {
  const words = wordsOf(language);
  const day = (date: string | null) => date && printedDay(date, language);
  const facts: [string, string | null][] = [
    [words.orderDate, day(order.orderDate)],
    [words.expectedDate, day(order.promisedDate ?? order.requestedDate)],
    [words.dueDate, day(order.dueDate)],
    [PAPER[language].reference, order.reference],
    [words.terms, termName],
    [PAPER[language].shippingTerms, order.shippingTerms],
    [PAPER[language].revision, order.revision > 1 ? String(order.revision) : null],
    [words.currency, order.currency],
  ];
  const shown = facts.flatMap(([label, value]) => (value ? [{ label, value }] : []));
  return order.rush ? [{ label: PAPER[language].rush, value: '✓', isStrong: true }, ...shown] : shown;
}

function lineRow(line: PurchaseOrderLineView, language: DocumentLanguage): string[] {
  const words = [
    line.sku ? `${line.sku}  ${line.description}` : line.description,
    ...printWords(line),
    line.specialInstructions,
  ];
  return [
    String(line.lineNumber),
    words.filter(Boolean).join('\n'),
    printedNumber(line.quantity, language),
    line.unit ?? '',
    printedNumber(line.unitPrice, language, 2),
    printedAmount(line.amount, language),
  ];
}

/** Specifications as a person at the machine reads them. */
function printWords({ specifications }: PurchaseOrderLineView): string[] {
  const { print, production } = specifications ?? {};
  const prints = (print?.locations ?? []).map(({ position, widthMm, heightMm, colours }) => {
    const size = widthMm && heightMm ? `${widthMm} × ${heightMm} mm` : null;
    return [print?.method, position, size, colours?.join(', ')].filter(Boolean).join(' · ');
  });
  const { material, finish, drawingNumber, drawingRevision } = production ?? {};
  const drawing = [drawingNumber, drawingRevision].filter(Boolean).join(' ');
  return [...prints, [material, finish, drawing].filter(Boolean).join(' · ')].filter(Boolean);
}

function totalsOf(order: PurchaseOrderView, language: DocumentLanguage): DocumentFact[] {
  const words = wordsOf(language);
  const amounts: [DocumentWord, string, boolean][] = [
    ['subtotal', order.subtotal, true],
    [
      'discount',
      Money.of(order.discountAmount).negated().toString(),
      !Money.of(order.discountAmount).isZero(),
    ],
    ['freight', order.shippingAmount, !Money.of(order.shippingAmount).isZero()],
    ['tax', order.taxAmount, true],
  ];
  const shown = amounts.flatMap(([word, amount, isShown]) =>
    isShown ? [{ label: words[word], value: printedAmount(amount, language) }] : [],
  );
  const total = `${printedAmount(order.total, language)} ${order.currency}`;
  return [...shown, { label: words.total, value: total, isStrong: true }];
}

function notesOf(order: PurchaseOrderView, language: DocumentLanguage): DocumentNote[] {
  const words = wordsOf(language);
  const notes: [string, string | null][] = [
    [words.specialInstructions, order.specialInstructions],
    [words.notes, order.customerNotes],
  ];
  return notes.flatMap(([label, text]) => (text ? [{ label, text }] : []));
}
