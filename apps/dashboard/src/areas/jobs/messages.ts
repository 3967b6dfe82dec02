import { defineMessages } from '#ui';

export const messages = defineMessages({
  title: ['Jobs', 'Travaux'],
  search: ['Search by number or name', 'Chercher par numéro ou nom'],
  number: ['Number', 'Numéro'],
  name: ['Job', 'Travail'],
  customer: ['Customer', 'Client'],
  state: ['State', 'État'],
  due: ['Due', 'Échéance'],
  contract: ['Contract', 'Contrat'],
  priority: ['Priority', 'Priorité'],
  urgent: ['Urgent', 'Urgent'],
  underWay: ['Not ended', 'Non terminés'],
  late: ['Late', 'En retard'],
  yes: ['Yes', 'Oui'],
  workCentre: ['Work centre', 'Poste de travail'],
  onlyCustomer: ['Only this customer', 'Ce client seulement'],
  add: ['New job', 'Nouveau travail'],
  emptyTitle: ['No jobs yet', 'Aucun travail pour l’instant'],
  empty: [
    'A job is made of an approved purchase order, or by hand for a customer. It then shows here with its state.',
    'Un travail naît d’une commande approuvée, ou à la main pour un client. Il paraît alors ici avec son état.',
  ],
  noneTitle: ['No job fits', 'Aucun travail ne correspond'],
  none: ['Try fewer letters or clear the filters.', 'Essayez moins de lettres ou effacez les filtres.'],
});
