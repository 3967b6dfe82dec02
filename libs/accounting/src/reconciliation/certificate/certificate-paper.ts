import {
  type BusinessDocument,
  type DocumentLanguage,
  type DocumentSender,
  printedAmount,
  printedDay,
  printedNumber,
} from '#platform';
import type { Entity } from '../../ports/canonical-documents.js';
import type { Certificate } from './certificate.js';
import { paperWordsOf } from './paper-words.js';
import type { CertificateStatement, ListedDifference } from './statement.js';

/** Characters of a signature that fit on a line. */
const LINE = 64;

/** A certificate as it is filed: totals and counts of both sides, every difference, and the signature. */
export function certificatePaper(
  { statement, signature }: Certificate,
  language: DocumentLanguage,
  sender: DocumentSender,
): BusinessDocument {
  const words = paperWordsOf(language);
  const { books, controlTotals, counts, differences, asOf, issuedAt, asOfDay } = statement;
  const totals = Object.entries(controlTotals).map(([side, { ours, theirs, difference }]) => [
    side === 'receivable' ? words.receivable : words.payable,
    ...[ours, theirs, difference].map((amount) => printedAmount(amount, language)),
  ]);
  const numbers = Object.entries(counts).map(([entity, { ours, theirs, leftOut }]) => [
    `${words.number}: ${words.entities[entity as Entity] ?? entity}`,
    ...[ours, theirs - leftOut, theirs - leftOut - ours].map(String),
  ]);
  return {
    language,
    title: words.title,
    number: statement.reconciliationId.slice(-12),
    date: asOfDay,
    sender,
    parties: [
      { label: words.books, lines: [books.companyName ?? books.companyId, books.system, books.companyId] },
    ],
    facts: [
      { label: words.asOf, value: printedInstant(asOf) },
      { label: words.issuedAt, value: printedInstant(issuedAt) },
      { label: words.currency, value: books.currency ?? '' },
      { label: words.verdict, value: words.verdicts[statement.verdict], isStrong: true },
    ],
    table: {
      columns: [
        { label: `${words.what} · ${printedDay(asOfDay, language)}`, align: 'left', width: 52 },
        { label: words.ours, align: 'right', width: 16 },
        { label: words.theirs, align: 'right', width: 16 },
        { label: words.difference, align: 'right', width: 16 },
      ],
      rows: [...totals, ...numbers, ...differences.listed.map((one) => rowOf(one, language))],
    },
    totals: [],
    notes: [
      ...leftOutNotes(statement, language),
      ...(differences.isCut ? [{ label: null, text: words.cut }] : []),
      ...(differences.found > differences.listed.length ? [{ label: null, text: words.more }] : []),
      { label: words.signature, text: [...linesOf(signature.value), differences.digest].join('\n') },
      { label: null, text: words.howToCheck },
    ],
  };
}

/** What nobody compared because it is not to be the same on both sides. */
function leftOutNotes({ basis }: CertificateStatement, language: DocumentLanguage) {
  const { leftOut, entities, directions } = paperWordsOf(language);
  const told = Object.entries(basis.directions ?? {}).map(
    ([entity, direction]) => `${entities[entity as Entity] ?? entity} (${directions[direction]})`,
  );
  return told.length === 0 ? [] : [{ label: leftOut, text: told.join(', ') }];
}

function rowOf(difference: ListedDifference, language: DocumentLanguage): string[] {
  const words = paperWordsOf(language);
  const { entity, label, kind, cause, currency, explanation, ours, theirs, amount } = difference;
  const name = [words.entities[entity] ?? entity, label].filter(Boolean).join(' ');
  const isQuantity = kind === 'quantity-differs';
  const why = isQuantity ? words.causes[cause] : `${words.causes[cause]}, ${currency}`;
  const what = `${name}: ${words.kinds[kind]} (${why})`;
  const figure = isQuantity ? printedNumber : printedAmount;
  const printed = (text: string | null) => (text === null ? '–' : figure(text, language));
  return [
    explanation === null ? what : `${what}\n${words.explained}: ${explanation}`,
    printed(ours),
    printed(theirs),
    printed(amount),
  ];
}

function printedInstant(instant: string): string {
  return `${instant.slice(0, 16).replace('T', ' ')} UTC`;
}

function linesOf(text: string): string[] {
  return text.match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
}
