import { defineMessages } from '#ui';

export const mergeMessages = defineMessages({
  title: ['Possible duplicates', 'Doublons possibles'],
  lead: [
    'Two records that may be one customer. Nothing is merged before you have compared them.',
    'Deux fiches qui sont peut-être un même client. Rien n’est fusionné avant que vous les ayez comparées.',
  ],
  customers: ['Customers', 'Clients'],
  find: ['Find duplicates', 'Trouver les doublons'],
  mergeWith: ['Merge with another', 'Fusionner avec un autre'],
  first: ['Customer', 'Client'],
  second: ['May be the same as', 'Peut-être le même que'],
  why: ['Because of', 'En raison de'],
  score: ['Likeness', 'Ressemblance'],
  percent: ['{score}%', '{score} %'],
  'same-name': ['the same name', 'même nom'],
  'similar-name': ['a similar name', 'nom semblable'],
  'same-email': ['the same e-mail', 'même courriel'],
  'same-phone': ['the same phone', 'même téléphone'],
  'same-address': ['the same address', 'même adresse'],
  emptyTitle: ['No two customers look alike', 'Aucun client n’en rappelle un autre'],
  empty: [
    'Names, e-mails, phones and addresses were compared. You can still merge two by hand from the page of one.',
    'Noms, courriels, téléphones et adresses ont été comparés. Vous pouvez fusionner deux fiches à la main depuis l’une d’elles.',
  ],
  mergeTitle: ['Make one customer of two', 'Faire un seul client de deux'],
  other: ['The other record of this customer', 'L’autre fiche de ce client'],
  stays: ['Stays', 'Reste'],
  goes: ['Becomes part of it', 'En fait partie ensuite'],
  swap: ['Keep the other one', 'Garder l’autre'],
  field: ['Field', 'Champ'],
  takenOver: ['taken over', 'repris'],
  differs: ['differs', 'diffère'],
  name: ['Name', 'Nom'],
  companyName: ['Company', 'Entreprise'],
  person: ['Person', 'Personne'],
  email: ['E-mail', 'Courriel'],
  phone: ['Phone', 'Téléphone'],
  billingAddress: ['Billing address', 'Adresse de facturation'],
  shippingAddress: ['Site address', 'Adresse du chantier'],
  currency: ['Currency', 'Devise'],
  kind: ['Kind', 'Genre'],
  customer: ['Customer', 'Client'],
  project: ['Project', 'Projet'],
  notes: ['Notes', 'Notes'],
  whatMoves: ['What moves', 'Ce qui est déplacé'],
  nothingMoves: ['Nothing names it yet.', 'Rien ne la nomme encore.'],
  afterwards: [
    'The other record stays, inactive, and points here; nothing wakes it again. In the books both stay as they are: what names the one that goes there belongs to the one that stays here.',
    'L’autre fiche reste, inactive, et renvoie ici; rien ne la réactive. Dans la comptabilité, les deux restent : ce qui y nomme l’une appartient ici à l’autre.',
  ],
  go: ['Merge', 'Fusionner'],
  sureTitle: ['Merge for good?', 'Fusionner pour de bon?'],
  sure: [
    '{goes} becomes part of {stays}. This cannot be undone.',
    '{goes} fait ensuite partie de {stays}. C’est sans retour.',
  ],
  done: ['{goes} is part of {stays} now', '{goes} fait maintenant partie de {stays}'],
});

/** What names a customer, by the table that it is kept in. */
export const movedMessages = defineMessages({
  invoices: [
    { one: '{count} invoice', other: '{count} invoices' },
    { one: '{count} facture', other: '{count} factures' },
  ],
  payments: [
    { one: '{count} payment', other: '{count} payments' },
    { one: '{count} paiement', other: '{count} paiements' },
  ],
  credits: [
    { one: '{count} credit', other: '{count} credits' },
    { one: '{count} note de crédit', other: '{count} notes de crédit' },
  ],
  refunds: [
    { one: '{count} refund', other: '{count} refunds' },
    { one: '{count} remboursement', other: '{count} remboursements' },
  ],
  purchase_orders: [
    { one: '{count} order', other: '{count} orders' },
    { one: '{count} commande', other: '{count} commandes' },
  ],
  jobs: [
    { one: '{count} job', other: '{count} jobs' },
    { one: '{count} travail', other: '{count} travaux' },
  ],
  work_orders: [
    { one: '{count} visit', other: '{count} visits' },
    { one: '{count} visite', other: '{count} visites' },
  ],
  customers: [
    { one: '{count} project or part', other: '{count} projects or parts' },
    { one: '{count} projet ou partie', other: '{count} projets ou parties' },
  ],
  party_contacts: [
    { one: '{count} contact', other: '{count} contacts' },
    { one: '{count} contact', other: '{count} contacts' },
  ],
  party_addresses: [
    { one: '{count} further address', other: '{count} further addresses' },
    { one: '{count} autre adresse', other: '{count} autres adresses' },
  ],
  communications: [
    { one: '{count} note or call', other: '{count} notes and calls' },
    { one: '{count} note ou appel', other: '{count} notes et appels' },
  ],
  rate_cards: [
    { one: '{count} rate card', other: '{count} rate cards' },
    { one: '{count} carte de taux', other: '{count} cartes de taux' },
  ],
  memberships: [
    { one: '{count} portal sign-in', other: '{count} portal sign-ins' },
    { one: '{count} accès au portail', other: '{count} accès au portail' },
  ],
  approval_routes: [
    { one: '{count} approval route', other: '{count} approval routes' },
    { one: '{count} circuit d’approbation', other: '{count} circuits d’approbation' },
  ],
  others: [
    { one: '{count} other record', other: '{count} other records' },
    { one: '{count} autre fiche', other: '{count} autres fiches' },
  ],
});
