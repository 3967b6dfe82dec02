import type { LocalDate } from '#kernel';
import type { DocumentLanguage } from './document-words.js';

/** Who sends the document, and how its papers look. */
export interface DocumentSender {
  name: string;
  /** Address, telephone, e-mail: one line each, as they are printed. */
  lines: readonly string[];
  /** Registration for GST/HST, printed with its label; null leaves it out. */
  gstNumber: string | null;
  qstNumber: string | null;
  /** The bytes of a PNG or JPEG file. */
  logo: Buffer | null;
  /** `#rrggbb` for the title, rules and table heads; null takes the house's blue. */
  accentColor: string | null;
}

/** One block of address lines, e.g. "Bill to". */
export interface DocumentParty {
  label: string;
  lines: readonly string[];
}

/** A label with its text, as it is printed: amounts and days already in the document's language. */
export interface DocumentFact {
  label: string;
  value: string;
  /** Printed bold; for the total. */
  isStrong?: boolean;
}

export interface DocumentColumn {
  label: string;
  /** `right` for amounts and quantities. */
  align: 'left' | 'right';
  /** Share of the page's width, relative to the other columns. */
  width: number;
}

export interface DocumentTable {
  columns: readonly DocumentColumn[];
  /** As many texts as there are columns. A line break in a text stays one. */
  rows: readonly (readonly string[])[];
}

export interface DocumentNote {
  label: string | null;
  text: string;
}

/** An invoice, order or statement on paper. Texts come in the document's language; see `wordsOf`. */
export interface BusinessDocument {
  language: DocumentLanguage;
  title: string;
  number: string | null;
  /** The document's own day: it becomes the file's date, so that the same document gives the same bytes. */
  date: LocalDate;
  sender: DocumentSender;
  parties: readonly DocumentParty[];
  facts: readonly DocumentFact[];
  table: DocumentTable;
  totals: readonly DocumentFact[];
  notes: readonly DocumentNote[];
}
