import { defineMessages } from '#ui';

export const mappingMessages = defineMessages({
  title: ['Mappings', 'Correspondances'],
  rate: ['{percent}%', '{percent} %'],
  back: ['Sync', 'Synchro'],
  intro: [
    'What your lists are called in the books. What was read from there is linked by itself; choose here for what was made here.',
    'Comment vos listes s’appellent en comptabilité. Ce qui en vient est lié d’office; choisissez ici pour ce qui a été fait ici.',
  ],
  noConnection: ['No company is connected', 'Aucune entreprise branchée'],
  noConnectionText: [
    'Connect your books first; then your lists are compared with theirs.',
    'Branchez d’abord votre comptabilité; vos listes sont ensuite comparées aux siennes.',
  ],
  openSync: ['Open Sync', 'Ouvrir la synchro'],
  item: ['Items', 'Articles'],
  'tax-code': ['Tax codes', 'Codes de taxe'],
  account: ['Accounts', 'Comptes'],
  term: ['Payment terms', 'Conditions'],
  'payment-method': ['Payment methods', 'Modes de paiement'],
  show: ['Show', 'Montrer'],
  unmatched: [
    { one: 'Without a partner ({count})', other: 'Without a partner ({count})' },
    { one: 'Sans pendant ({count})', other: 'Sans pendant ({count})' },
  ],
  matched: [
    { one: 'Matched ({count})', other: 'Matched ({count})' },
    { one: 'Appariés ({count})', other: 'Appariés ({count})' },
  ],
  search: ['Search our names', 'Chercher nos noms'],
  onlyOne: ['One entry is shown.', 'Une seule entrée est montrée.'],
  showAll: ['Show all', 'Tout montrer'],
  stateLinked: ['Linked', 'Lié'],
  stateChosen: ['Chosen by a person', 'Choisi par une personne'],
  stateUnmatched: ['Without a partner', 'Sans pendant'],
  inactive: ['Inactive', 'Inactif'],
  inBooks: ['In the books: {name}', 'En comptabilité : {name}'],
  notUsed: ['Not used yet', 'Pas encore utilisé'],
  waitsOne: [
    { one: '{count} write waits for it', other: '{count} writes wait for it' },
    { one: '{count} envoi l’attend', other: '{count} envois l’attendent' },
  ],
  goesByItself: [
    'Goes to the books by itself when a document names it.',
    'Va en comptabilité de lui-même quand un document le nomme.',
  ],
  refusedThere: ['The books refused to take it in:', 'La comptabilité l’a refusé :'],
  sentAs: ['Send {name} as', 'Envoyer {name} comme'],
  choose: ['Choose in the books', 'Choisir en comptabilité'],
  suggested: ['Suggested: {reasons} ({score}% sure)', 'Suggéré : {reasons} (sûr à {score} %)'],
  'same-name': ['same name', 'même nom'],
  'same-code': ['same code', 'même code'],
  'same-figure': ['same rate or price', 'même taux ou prix'],
  'similar-name': ['similar name', 'nom semblable'],
  'same-kind': ['same type', 'même type'],
  save: ['Save', 'Enregistrer'],
  saveAndRetry: [
    { one: 'Save and retry what waited', other: 'Save and retry the {count} that waited' },
    {
      one: 'Enregistrer et réessayer ce qui attendait',
      other: 'Enregistrer et réessayer les {count} en attente',
    },
  ],
  retryWaited: [
    { one: 'Retry what waited', other: 'Retry the {count} that waited' },
    { one: 'Réessayer ce qui attendait', other: 'Réessayer les {count} en attente' },
  ],
  change: ['Change', 'Modifier'],
  cancel: ['Cancel', 'Annuler'],
  takeBack: ['Take back', 'Retirer'],
  takenBack: ['{name} has no partner any more', '{name} n’a plus de pendant'],
  saved: ['{name} is sent as {partner}', '{name} est envoyé comme {partner}'],
  savedAndRetried: [
    {
      one: '{name} is sent as {partner}; {count} write is tried again',
      other: '{name} is sent as {partner}; {count} writes are tried again',
    },
    {
      one: '{name} est envoyé comme {partner}; {count} envoi est réessayé',
      other: '{name} est envoyé comme {partner}; {count} envois sont réessayés',
    },
  ],
  allMatchedTitle: ['Everything has a partner', 'Tout a un pendant'],
  allMatched: [
    'Whatever documents name here, the books know. New entries without a partner appear here.',
    'Ce que les documents nomment ici est connu en comptabilité. Les nouvelles entrées sans pendant apparaissent ici.',
  ],
  noneMatchedTitle: ['Nothing is matched yet', 'Rien n’est encore apparié'],
  noneMatched: [
    'The first sync links what the books have. Press Sync now on the Sync page.',
    'La première synchro lie ce que la comptabilité contient. Lancez-la à la page Synchro.',
  ],
  noneFits: ['Nothing of that name', 'Rien de ce nom'],
  noneFitsText: ['Try a part of the name.', 'Essayez une partie du nom.'],
  gone: ['This entry is not here any more.', 'Cette entrée n’existe plus ici.'],
  more: ['Show more', 'En montrer plus'],
  keyNext: ['Next entry', 'Entrée suivante'],
  keyPrevious: ['Previous entry', 'Entrée précédente'],
  keyAccept: ['Take the suggestion', 'Prendre la suggestion'],
  days: [
    { one: '{count} day', other: '{count} days' },
    { one: '{count} jour', other: '{count} jours' },
  ],
  'use-invoice': [
    { one: '{count} invoice', other: '{count} invoices' },
    { one: '{count} facture', other: '{count} factures' },
  ],
  'use-credit': [
    { one: '{count} credit', other: '{count} credits' },
    { one: '{count} crédit', other: '{count} crédits' },
  ],
  'use-order': [
    { one: '{count} order', other: '{count} orders' },
    { one: '{count} commande', other: '{count} commandes' },
  ],
  'use-job': [
    { one: '{count} job', other: '{count} jobs' },
    { one: '{count} travail', other: '{count} travaux' },
  ],
  'use-item': [
    { one: '{count} item', other: '{count} items' },
    { one: '{count} article', other: '{count} articles' },
  ],
  'use-customer': [
    { one: '{count} customer', other: '{count} customers' },
    { one: '{count} client', other: '{count} clients' },
  ],
  'use-contractor': [
    { one: '{count} contractor', other: '{count} contractors' },
    { one: '{count} sous-traitant', other: '{count} sous-traitants' },
  ],
  'use-payment': [
    { one: '{count} payment', other: '{count} payments' },
    { one: '{count} paiement', other: '{count} paiements' },
  ],
  'use-refund': [
    { one: '{count} refund', other: '{count} refunds' },
    { one: '{count} remboursement', other: '{count} remboursements' },
  ],
  'use-expense': [
    { one: '{count} expense', other: '{count} expenses' },
    { one: '{count} dépense', other: '{count} dépenses' },
  ],
});
