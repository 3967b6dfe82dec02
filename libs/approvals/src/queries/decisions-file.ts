import { type FileColumn, type FileWords, inLanguage, type ListFile, localTime } from '#identity';
import type { DocumentLanguage } from '#platform';
import type { Period } from '../approval-report.repository.js';
import type { NamedDecision } from './approval-report.query.js';

const DECISIONS: Readonly<Record<string, FileWords>> = {
  approved: ['Approved', 'Approuvée'],
  rejected: ['Sent back', 'Renvoyée'],
  undone: ['Undone', 'Annulée'],
};
const DIRECTIONS: Readonly<Record<string, FileWords>> = {
  receivable: ['Invoice', 'Facture'],
  payable: ['Bill', 'Facture reçue'],
};
const YES: FileWords = ['yes', 'oui'];
const NO: FileWords = ['no', 'non'];
const BY_RULE: FileWords = ['by a rule', 'par une règle'];

/** Every decision of a period on paper or in a sheet: what was decided when and by whom stands on both, the rest in the sheet. */
export function decisionsFile(
  { from, to }: Period,
  timezone: string,
  rows: AsyncIterable<readonly NamedDecision[]>,
): ListFile<NamedDecision> {
  return {
    name: `approvals-${from}-${to}`,
    title: ['Decisions about invoices', 'Décisions sur les factures'],
    columns: columnsOf(timezone),
    rows,
    facts: (language) => [{ label: inLanguage(['Period', 'Période'], language), value: `${from} – ${to}` }],
  };
}

function columnsOf(timezone: string): readonly FileColumn<NamedDecision>[] {
  return [
    { head: ['Decided', 'Décidée'], value: ({ decidedAt }) => localTime(decidedAt, timezone), width: 1.9 },
    {
      head: ['Decision', 'Décision'],
      value: ({ decision }, language) => word(DECISIONS[decision], decision, language),
      width: 1.2,
    },
    yesOrNo(['Final', 'Définitive'], ({ isFinal }) => isFinal),
    { head: ['Number', 'Numéro'], value: ({ number }) => number, width: 1.4 },
    {
      head: ['Kind', 'Genre'],
      value: ({ direction }, language) => word(DIRECTIONS[direction], direction, language),
    },
    { head: ['Decided by', 'Décidée par'], value: decider, width: 1.8 },
    { head: ['On behalf of', 'Au nom de'], value: ({ onBehalfOfName }) => onBehalfOfName, width: 1.4 },
    yesOrNo(['Own invoice', 'Sa propre facture'], ({ isOwn }) => isOwn),
    { head: ['Route', 'Circuit'], value: ({ routeName }) => routeName },
    count(['Step', 'Étape'], ({ step }) => step + 1),
    { head: ['Reason', 'Motif'], value: ({ reason }) => reason, width: 2.4 },
    count(['Findings', 'Constats'], ({ findingCount }) => findingCount, 1),
    count(['Anomaly score', 'Indice d’anomalie'], ({ anomalyScore }) => anomalyScore),
    {
      ...{ head: ['Hours waited', 'Heures d’attente'], isNumber: true, width: 1.1 },
      value: ({ hours }) => hours,
    },
    { head: ['Currency', 'Devise'], value: ({ currency }) => currency, width: 0.9 },
    { head: ['Total', 'Total'], value: ({ total }) => total, isNumber: true, width: 1.4 },
  ];
}

const count = (
  head: FileWords,
  of: (row: NamedDecision) => number | null,
  width?: number,
): FileColumn<NamedDecision> => ({
  ...{ head, isNumber: true, width },
  value: (row) => of(row)?.toString() ?? null,
});

const yesOrNo = (head: FileWords, is: (row: NamedDecision) => boolean): FileColumn<NamedDecision> => ({
  head,
  value: (row, language) => inLanguage(is(row) ? YES : NO, language),
});

/** A member who is not one any more has no name. */
const decider = ({ decidedBy, decidedByName }: NamedDecision, language: DocumentLanguage): string | null =>
  decidedByName ?? (decidedBy ? null : inLanguage(BY_RULE, language));

const word = (words: FileWords | undefined, otherwise: string, language: DocumentLanguage): string =>
  words ? inLanguage(words, language) : otherwise;
