import type { FindingSentences } from './finding.types.js';

/** What the rules say about a document itself. */
export const DOCUMENT_FINDINGS = {
  'total_matches_lines.passed': {
    says: ['The lines, the tax and the total add up.', 'Les lignes, la taxe et le total concordent.'],
  },
  'total_matches_lines.differs': {
    says: [
      'The lines and the tax make {expected:amount}, but the total says {total:amount}.',
      'Les lignes et la taxe font {expected:amount}, mais le total indique {total:amount}.',
    ],
    fix: ['Have the lines added up again.', 'Faites additionner les lignes de nouveau.'],
  },
  'tax_code_present.passed': {
    says: ['Every line says how it is taxed.', 'Chaque ligne dit comment elle est taxée.'],
  },
  'tax_code_present.missing': {
    says: [
      'Line {line} ({description}) has no tax code.',
      'La ligne {line} ({description}) n’a pas de code de taxe.',
    ],
    fix: [
      'Choose a tax code; use an exempt or zero-rated one where no tax is due.',
      'Choisissez un code de taxe; prenez-en un exonéré ou détaxé là où aucune taxe n’est due.',
    ],
  },
  'tax_code_lawful.passed': {
    says: [
      'Every line bears the tax of the place where the work is done.',
      'Chaque ligne porte la taxe du lieu où le travail est fait.',
    ],
  },
  'tax_code_lawful.other_code': {
    says: [
      'Line {line} ({description}) is not taxed as the law says. {because}',
      'La ligne {line} ({description}) n’est pas taxée selon la loi. Taxe due : {taxes:taxes}.',
    ],
    fix: ['Use “{code}”.', 'Utilisez « {code} ».'],
  },
  'tax_code_lawful.no_code': {
    says: [
      'Line {line} ({description}) is not taxed as the law says. {because}',
      'La ligne {line} ({description}) n’est pas taxée selon la loi. Taxe due : {taxes:taxes}.',
    ],
    fix: [
      'Add the tax code in the books, then choose it.',
      'Ajoutez le code de taxe en comptabilité, puis choisissez-le.',
    ],
  },
  'item_present.passed': {
    says: ['Every line names what was sold.', 'Chaque ligne nomme ce qui est vendu.'],
  },
  'item_present.no_item': {
    says: [
      'Line {line} ({description}) names no item.',
      'La ligne {line} ({description}) ne nomme aucun article.',
    ],
    fix: [
      'Choose the item that the line is for; the books need it to know which income it is.',
      'Choisissez l’article de la ligne; la comptabilité en a besoin pour savoir de quel revenu il s’agit.',
    ],
  },
  'item_present.no_item_nor_account': {
    says: [
      'Line {line} ({description}) names no item and no account.',
      'La ligne {line} ({description}) ne nomme ni article ni compte.',
    ],
    fix: [
      'Choose the item that the line is for; the books need it to know which income it is.',
      'Choisissez l’article de la ligne; la comptabilité en a besoin pour savoir de quoi il s’agit.',
    ],
  },
  'party_active.passed': {
    says: ['Who it concerns is active.', 'La personne ou l’entreprise concernée est active.'],
  },
  'party_active.gone': {
    says: ['The {party:party} does not exist any more.', 'Le {party:party} n’existe plus.'],
  },
  'party_active.inactive': {
    says: ['{name} is not active any more.', 'La fiche de {name} n’est plus active.'],
    fix: [
      'Make the {party:party} active again, or write the invoice to another.',
      'Réactivez le {party:party}, ou adressez la facture à un autre.',
    ],
  },
  'currency_matches.passed': {
    says: ['The currency is the one agreed with them.', 'La devise est celle convenue.'],
  },
  'currency_matches.other': {
    says: [
      'The invoice is in {currency}, but {name} is kept in {agreed}.',
      'La facture est en {currency}, mais la fiche de {name} est en {agreed}.',
    ],
    fix: [
      'Write it in {agreed}: accounting systems keep one currency for each {party:party}.',
      'Faites-la en {agreed} : la comptabilité tient une seule devise par {party:party}.',
    ],
  },
} as const satisfies Record<string, FindingSentences>;
