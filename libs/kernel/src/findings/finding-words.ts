import { BOOKS_FINDINGS } from './books-findings.js';
import { DOCUMENT_FINDINGS } from './document-findings.js';
import { EXPENSE_FINDINGS } from './expense-findings.js';
import type { FindingSentences, PlacesOf, Sentence } from './finding.types.js';
import { TIME_FINDINGS } from './time-findings.js';
import { WORK_FINDINGS } from './work-findings.js';

/**
 * Everything that the rules over an invoice can say, in both languages. A finding travels as its code and the values that
 * its sentence names; whoever shows it writes the sentence: the server in its answers and files, the dashboard for the
 * person in front of it. One place, so that the two cannot drift apart.
 */
const FINDING_SENTENCES = {
  ...DOCUMENT_FINDINGS,
  ...WORK_FINDINGS,
  ...TIME_FINDINGS,
  ...EXPENSE_FINDINGS,
  ...BOOKS_FINDINGS,
} as const satisfies Record<string, FindingSentences>;

type Catalog = typeof FINDING_SENTENCES;
export type FindingCode = keyof Catalog;
export const FINDING_CODES = Object.keys(FINDING_SENTENCES) as readonly FindingCode[];

/** The rules: each has words for when it finds nothing. */
export type FindingRule = FindingCode extends infer Code
  ? Code extends `${infer Rule}.passed`
    ? Rule
    : never
  : never;

type TextsOf<Entry> = Entry extends { says: readonly string[]; fix: readonly string[] }
  ? Entry['says'][number] | Entry['fix'][number]
  : Entry extends { says: readonly string[] }
    ? Entry['says'][number]
    : never;

/** Values as they travel: amounts and quantities as decimal text, days as `YYYY-MM-DD`. */
export type FindingValue = string | number;
export type FindingValues<Code extends FindingCode> = Readonly<
  Record<PlacesOf<TextsOf<Catalog[Code]>>, FindingValue>
>;

/** A finding before any language. */
export interface FindingWords {
  code: FindingCode;
  values: Readonly<Record<string, FindingValue>>;
}

/** Ties the values to the places of the sentences: one that is left out does not compile. */
export function findingWords<Code extends FindingCode>(
  code: Code,
  values: FindingValues<Code>,
): FindingWords {
  return { code, values };
}

/** How whoever writes a sentence writes its figures. */
export interface FigureWriter {
  amount(amount: string, currency: string): string;
  number(decimal: string): string;
  day(day: string): string;
}

export type FindingLanguage = 'en' | 'fr';

/** As a file has them: without grouping and currency, so that nobody reads another figure than the column beside it. */
const PLAIN: Record<FindingLanguage, FigureWriter> = {
  en: { amount: (amount) => amount, number: (decimal) => decimal, day: (day) => day },
  fr: {
    amount: (amount) => amount.replace('.', ','),
    number: (decimal) => decimal.replace('.', ','),
    day: (day) => day,
  },
};

/** Undefined where the code or one of its values is not known: then the sentence that came with it stands. */
export function findingText(
  { code, values }: { code: string; values: Readonly<Record<string, unknown>> },
  language: FindingLanguage,
  figures: FigureWriter = PLAIN[language],
): { message: string; fix?: string } | undefined {
  if (!Object.hasOwn(FINDING_SENTENCES, code)) return undefined;
  const { says, fix }: FindingSentences = FINDING_SENTENCES[code as FindingCode];
  const message = filled(says, { values, language, figures });
  const advice = fix && filled(fix, { values, language, figures });
  if (message === undefined || (fix && advice === undefined)) return undefined;
  return advice === undefined ? { message } : { message, fix: advice };
}

interface Filling {
  values: Readonly<Record<string, unknown>>;
  language: FindingLanguage;
  figures: FigureWriter;
}

function filled([en, fr]: Sentence, filling: Filling): string | undefined {
  let isWhole = true;
  const text = (filling.language === 'fr' ? fr : en).replace(
    /\{(\w+)(?::(\w+))?\}/g,
    (_place, name: string, kind: string | undefined) => {
      const value = filling.values[name];
      if (typeof value === 'string' || typeof value === 'number')
        return written(String(value), kind, filling);
      isWhole = false;
      return '';
    },
  );
  return isWhole ? text : undefined;
}

function written(value: string, kind: string | undefined, { values, language, figures }: Filling): string {
  if (kind === 'amount') return figures.amount(value, String(values.currency ?? ''));
  if (kind === 'number') return figures.number(value);
  if (kind === 'day') return figures.day(value);
  if (kind === 'aside') return value === '' ? '' : ` (${value})`;
  if (kind === 'taxes') return taxesIn(value, language, figures);
  const named = kind === undefined ? undefined : NAMES[kind]?.[value];
  if (named) return named[language === 'fr' ? 1 : 0];
  return kind === 'status' || kind === 'clearance' ? value.replaceAll(/[_-]/g, ' ') : value;
}

const FRENCH_TAXES: Readonly<Record<string, string>> = {
  ...{ GST: 'TPS', HST: 'TVH', QST: 'TVQ', PST: 'TVP', RST: 'TVD' },
};

/** `GST 5, QST 9.975` as a sentence has it; nothing is no tax. */
function taxesIn(taxes: string, language: FindingLanguage, { number }: FigureWriter): string {
  const isFrench = language === 'fr';
  if (taxes === '') return isFrench ? 'aucune' : 'no tax';
  return taxes
    .split(', ')
    .map((tax) => {
      const [name = '', percent = ''] = tax.split(' ');
      return `${(isFrench && FRENCH_TAXES[name]) || name} ${number(percent)} %`;
    })
    .join(isFrench ? ' et ' : ' and ');
}

/** Taxes as they travel in one value. */
export function taxesValue(taxes: readonly { name: string; percent: string }[]): string {
  return taxes.map(({ name, percent }) => `${name} ${percent}`).join(', ');
}

/** What is named by a word of ours, by the kind of its place. */
const NAMES: Readonly<Record<string, Readonly<Record<string, Sentence>>>> = {
  status: {
    draft: ['draft', 'brouillon'],
    pending: ['pending', 'en attente'],
    pending_approval: ['pending approval', 'en attente d’approbation'],
    approved: ['approved', 'approuvée'],
    sent: ['sent', 'envoyée'],
    viewed: ['viewed', 'vue'],
    partially_paid: ['partially paid', 'payée en partie'],
    paid: ['paid', 'payée'],
    rejected: ['rejected', 'refusée'],
    void: ['void', 'annulée'],
    cancelled: ['cancelled', 'annulée'],
  },
  clearance: {
    wsib: ['WSIB clearance', 'attestation WSIB'],
    wcb: ['WCB clearance', 'attestation WCB'],
    'liability-insurance': ['liability insurance', 'assurance responsabilité'],
    'vehicle-insurance': ['vehicle insurance', 'assurance automobile'],
    licence: ['licence', 'permis'],
    'safety-training': ['safety training', 'formation en sécurité'],
    other: ['clearance', 'autre document'],
  },
  reference: {
    customer: ['its customer', 'son client'],
    vendor: ['its contractor', 'son sous-traitant'],
    item: ['its item', 'son article'],
    account: ['its account', 'son compte'],
    'tax-code': ['its tax code', 'son code de taxe'],
    term: ['its payment term', 'ses modalités de paiement'],
  },
  party: {
    customer: ['customer', 'client'],
    contractor: ['contractor', 'sous-traitant'],
  },
  /** Whoever is gone has no name any more. */
  party_name: { '': ['this party', 'cette partie'] },
};
