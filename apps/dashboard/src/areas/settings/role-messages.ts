import { defineMessages } from '#ui';

/** What a role is for, in a sentence. */
export const roleLeads = defineMessages({
  owner: [
    'Everything, other owners included. There is always at least one.',
    'Tout, y compris les autres propriétaires. Il y en a toujours au moins un.',
  ],
  admin: ['Everything but owners.', 'Tout, sauf les propriétaires.'],
  manager: [
    'Runs the work: orders, jobs, and the approval of time, expenses and invoices.',
    'Dirige le travail : commandes, travaux, approbation du temps, des dépenses et des factures.',
  ],
  dispatcher: [
    'Plans jobs and visits, records time, sees where people are. Sees no invoices.',
    'Planifie travaux et visites, inscrit le temps, voit où sont les gens. Ne voit pas les factures.',
  ],
  accountant: [
    'Invoices, payments and the sync with the books. Approves no invoices.',
    'Factures, paiements et synchronisation comptable. N’approuve pas les factures.',
  ],
  auditor: ['Reads everything and changes nothing.', 'Lit tout et ne change rien.'],
  contractor: [
    'Only what is hers: visits, time and expenses. Not this dashboard.',
    'Seulement ce qui est à elle : visites, temps et dépenses. Pas ce tableau de bord.',
  ],
  customer: [
    'Belongs to one customer. Not this dashboard.',
    'Appartient à un client. Pas ce tableau de bord.',
  ],
});

export const abilityMessages = defineMessages({
  seeWork: ['See jobs, orders and customers', 'Voir travaux, commandes et clients'],
  planWork: ['Plan and run jobs', 'Planifier et mener les travaux'],
  seePlaces: ['See where people are at work', 'Voir où sont les gens au travail'],
  recordTime: ['Record time', 'Inscrire du temps'],
  approveTime: ['Approve time', 'Approuver le temps'],
  approveExpenses: ['Approve expenses', 'Approuver les dépenses'],
  writeOrders: ['Write and change orders', 'Écrire et modifier les commandes'],
  seeMoney: ['See invoices and margins', 'Voir factures et marges'],
  writeInvoices: ['Write invoices', 'Écrire des factures'],
  approveInvoices: ['Approve invoices', 'Approuver les factures'],
  voidInvoices: ['Void invoices', 'Annuler des factures'],
  recordPayments: ['Record payments', 'Inscrire des paiements'],
  sync: ['Sync with the books', 'Synchroniser avec la comptabilité'],
  taxNumbers: ['See tax numbers of contractors', 'Voir les numéros fiscaux des sous-traitants'],
  connectBooks: ['Connect the books', 'Brancher la comptabilité'],
  approvalRoutes: ['Decide who approves what', 'Décider qui approuve quoi'],
  managePeople: ['Add people and make API keys', 'Ajouter des personnes et créer des clés d’API'],
  readAudit: ['Read the audit log', 'Lire le journal d’audit'],
});
