import { type FileColumn, type FileWords, inLanguage, inOnePortion, type ListFile } from '#identity';
import { printedAmount } from '#platform';
import type { FiledSlip } from '../domain/slips/slip.js';
import type { SlipSummary } from './slips.query.js';

type ListedSlip = SlipSummary['slips'][number];

const TITLES: Readonly<Record<FiledSlip, FileWords>> = {
  t5018: ['T5018: payments to subcontractors', 'T5018 : paiements aux sous-traitants'],
  t4a: ['T4A: fees for services', 'T4A : honoraires pour services'],
};
const KNOWN: FileWords = ['known', 'connu'];
const MISSING: FileWords = ['missing', 'manquant'];

const COLUMNS: readonly FileColumn<ListedSlip>[] = [
  { head: ['Contractor', 'Sous-traitant'], value: ({ name }) => name, width: 3 },
  {
    head: ['Tax number', 'Numéro fiscal'],
    value: ({ hasNumber }, language) => inLanguage(hasNumber ? KNOWN : MISSING, language),
    width: 1.3,
  },
  {
    head: ['What the CRA would ask about', 'Ce que l’ARC demanderait'],
    value: ({ problems }) => problems.join(' ') || null,
    width: 4,
  },
  { head: ['Amount, CAD', 'Montant, CAD'], value: ({ amount }) => amount, isNumber: true, width: 1.4 },
];

/** The slips to be looked through on paper or in a sheet: what the screen shows, never a number. */
export function slipList(kind: FiledSlip, { year, slips, total }: SlipSummary): ListFile<ListedSlip> {
  return {
    name: `${kind}-${year}`,
    title: TITLES[kind],
    columns: COLUMNS,
    rows: inOnePortion(slips),
    facts: (language) => [
      { label: inLanguage(['Year', 'Année'], language), value: String(year) },
      {
        label: inLanguage(['Total, CAD', 'Total, CAD'], language),
        value: printedAmount(total, language),
        isStrong: true,
      },
    ],
  };
}
