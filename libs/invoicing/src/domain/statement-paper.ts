import type { LocalDate } from '#kernel';
import {
  type BusinessDocument,
  type DocumentLanguage,
  type DocumentSender,
  printedAmount,
  printedDay,
  wordsOf,
} from '#platform';
import type { OpenItem, RunningEntry } from './statement.js';

export interface StatementFacts {
  language: DocumentLanguage;
  sender: DocumentSender;
  /** Name and address of the customer, a line each. */
  customer: readonly string[];
  currency: string;
  from: LocalDate;
  to: LocalDate;
  openingBalance: string;
  closingBalance: string;
  entries: readonly RunningEntry[];
  openItems: readonly OpenItem[];
  /** How to pay; null for nothing. */
  paymentInstructions: string | null;
}

/** A statement as the customer reads it: every document with the balance after it, or what is still open of each. */
export function statementPaper(facts: StatementFacts): BusinessDocument {
  const { language, from, to, currency, closingBalance, paymentInstructions } = facts;
  const words = wordsOf(language);
  const items = facts.entries.length > 0 ? facts.entries : facts.openItems;
  return {
    language,
    title: words.statement,
    number: null,
    date: to,
    sender: facts.sender,
    parties: [{ label: words.billTo, lines: facts.customer }],
    facts: [
      { label: words.date, value: `${printedDay(from, language)} – ${printedDay(to, language)}` },
      { label: words.currency, value: currency },
    ],
    table: {
      columns: [
        { label: words.date, align: 'left', width: 22 },
        { label: words.number, align: 'left', width: 26 },
        { label: words.dueDate, align: 'left', width: 22 },
        { label: words.amount, align: 'right', width: 15 },
        { label: words.balance, align: 'right', width: 15 },
      ],
      rows: items.map((item) => [
        printedDay(item.day, language),
        item.number ?? (item.kind === 'payment' ? words.payment : words.creditNote),
        item.dueDate === null ? '' : printedDay(item.dueDate, language),
        printedAmount(item.amount, language),
        printedAmount('open' in item ? item.open : item.balance, language),
      ]),
    },
    totals: [
      {
        label: `${words.balanceDue} (${currency})`,
        value: printedAmount(closingBalance, language),
        isStrong: true,
      },
    ],
    notes: paymentInstructions === null ? [] : [{ label: words.payableTo, text: paymentInstructions }],
  };
}
