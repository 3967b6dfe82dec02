import type { FindingSentences } from './finding.types.js';

const IS_SENT = [
  'It is sent there first, by itself; look in the sync centre when it stays unknown.',
  'Cela y est d’abord envoyé, de soi-même; voyez la synchronisation si cela reste inconnu.',
] as const;
const LINK_IT = [
  'Link it in the sync centre or choose another: until then nothing of the invoice is sent.',
  'Reliez-le dans la synchronisation ou choisissez-en un autre : d’ici là rien de la facture n’est envoyé.',
] as const;
const WHAT_WAS_AGREED = ['Compare it with what was agreed.', 'Comparez avec ce qui a été convenu.'] as const;

/** What the rules say about whom an invoice concerns, the books that it goes to, and what is usual. */
export const BOOKS_FINDINGS = {
  'clearance_valid.passed': {
    says: [
      'The clearances were valid on the day of the bill.',
      'Les attestations étaient valides le jour de la facture.',
    ],
  },
  'clearance_valid.expired': {
    says: [
      'The contractor’s {kind:clearance} expired on {day:day}.',
      'Un document du sous-traitant est échu depuis le {day:day} : {kind:clearance}.',
    ],
    fix: [
      'Ask the contractor for a new certificate before paying.',
      'Demandez un nouveau document au sous-traitant avant de payer.',
    ],
  },
  'mapping_present.passed': {
    says: [
      'Everything on it has its counterpart in the books.',
      'Tout ce qu’elle porte a son pendant en comptabilité.',
    ],
  },
  'mapping_present.sent': {
    says: [
      'The books of {company} do not know {what:reference} yet.',
      'La comptabilité de {company} ne connaît pas encore {what:reference}.',
    ],
    fix: IS_SENT,
  },
  'mapping_present.unknown': {
    says: [
      'The books of {company} do not know {what:reference}.',
      'La comptabilité de {company} ne connaît pas {what:reference}.',
    ],
    fix: LINK_IT,
  },
  'mapping_present.line_sent': {
    says: [
      'Line {line}: {what:reference} has no counterpart in {company}.',
      'Ligne {line} : {what:reference} n’a pas encore de pendant dans {company}.',
    ],
    fix: IS_SENT,
  },
  'mapping_present.line_unknown': {
    says: [
      'Line {line}: {what:reference} has no counterpart in {company}.',
      'Ligne {line} : {what:reference} n’a pas de pendant dans {company}.',
    ],
    fix: LINK_IT,
  },
  'total_as_predicted.passed': {
    says: ['The books will compute the same total.', 'La comptabilité calculera le même total.'],
  },
  'total_as_predicted.other': {
    says: [
      '{company} will compute {predicted:amount}, the invoice says {total:amount}.',
      '{company} calculera {predicted:amount}, la facture dit {total:amount}.',
    ],
    fix: [
      'Have the tax rounded where the books round it (tax settings), and add the invoice up again.',
      'Faites arrondir la taxe là où la comptabilité l’arrondit (réglages des taxes), puis additionnez de nouveau la facture.',
    ],
  },
  'period_open.passed': {
    says: [
      'Its day is in an open period of the books.',
      'Son jour est dans une période ouverte de la comptabilité.',
    ],
  },
  'period_open.closed': {
    says: [
      'The books of {company} are closed through {closed:day}; the invoice is of {day:day}.',
      'Les livres de {company} sont fermés jusqu’au {closed:day}; la facture est du {day:day}.',
    ],
    fix: [
      'Give it a later day, or have the accountant open the period.',
      'Donnez-lui un jour plus tardif, ou faites ouvrir la période par le comptable.',
    ],
  },
  'usual_amounts.passed': {
    says: [
      'The amounts are like those of earlier documents.',
      'Les montants ressemblent à ceux des documents antérieurs.',
    ],
  },
  'usual_amounts.party_total': {
    says: [
      'The total is {total:amount}; the median of {count:number} earlier documents of {who:party_name} is {median:amount}, usually within {scale:amount}.',
      'Le total est de {total:amount}; la médiane de {count:number} documents antérieurs de {who:party_name} est de {median:amount}, d’habitude à {scale:amount} près.',
    ],
    fix: WHAT_WAS_AGREED,
  },
  'usual_amounts.job_total': {
    says: [
      'The total is {total:amount}; the median of {count:number} earlier documents of the job is {median:amount}, usually within {scale:amount}.',
      'Le total est de {total:amount}; la médiane de {count:number} documents antérieurs du travail est de {median:amount}, d’habitude à {scale:amount} près.',
    ],
    fix: WHAT_WAS_AGREED,
  },
  'usual_amounts.entry_minutes': {
    says: [
      'The entry of {day:day} is {hours:number} hours; the median of {count:number} earlier ones of the same person is {median:number}.',
      'L’entrée du {day:day} dure {hours:number} heures; la médiane de {count:number} entrées antérieures de la même personne est de {median:number}.',
    ],
    fix: WHAT_WAS_AGREED,
  },
} as const satisfies Record<string, FindingSentences>;
