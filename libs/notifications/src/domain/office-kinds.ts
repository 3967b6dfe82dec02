import { kind } from './notification-kind.js';

const DIGEST = { email: 'digest', push: 'off' } as const;
const AT_ONCE = { email: 'instant', push: 'instant' } as const;

/** Invoices, payments and the books. */
export const OFFICE_KINDS = {
  'invoice.submitted': kind({
    values: { number: 'text', total: 'money', party: 'text' },
    en: {
      label: 'An invoice waits for approval',
      title: 'Invoice {number} waits for approval',
      body: 'Invoice {number} over {total} ({party}) waits for a decision.',
    },
    fr: {
      label: 'Une facture attend une approbation',
      title: 'La facture {number} attend une approbation',
      body: 'La facture {number} de {total} ({party}) attend une décision.',
    },
    page: '/invoices/{id}',
    defaults: { email: 'digest', push: 'instant' },
  }),
  'invoice.approved': kind({
    values: { number: 'text', total: 'money', by: 'text' },
    en: {
      label: 'An invoice was approved',
      title: 'Invoice {number} was approved',
      body: '{by} approved invoice {number} over {total}.',
    },
    fr: {
      label: 'Une facture a été approuvée',
      title: 'La facture {number} a été approuvée',
      body: '{by} a approuvé la facture {number} de {total}.',
    },
    page: '/invoices/{id}',
    defaults: DIGEST,
  }),
  'invoice.rejected': kind({
    values: { number: 'text', total: 'money', reason: 'text' },
    en: {
      label: 'An invoice was rejected',
      title: 'Invoice {number} was rejected',
      body: 'Invoice {number} over {total} was sent back: {reason}',
    },
    fr: {
      label: 'Une facture a été refusée',
      title: 'La facture {number} a été refusée',
      body: 'La facture {number} de {total} a été renvoyée : {reason}',
    },
    page: '/invoices/{id}',
    defaults: AT_ONCE,
  }),
  'approval.escalated': kind({
    values: { number: 'text', total: 'money', since: 'day' },
    en: {
      label: 'An approval is overdue',
      title: 'Invoice {number} still waits',
      body: 'Invoice {number} over {total} has waited for approval since {since}.',
    },
    fr: {
      label: 'Une approbation est en retard',
      title: 'La facture {number} attend toujours',
      body: 'La facture {number} de {total} attend une approbation depuis le {since}.',
    },
    page: '/invoices/{id}',
    defaults: AT_ONCE,
  }),
  'payment.received': kind({
    values: { amount: 'money', party: 'text', day: 'day' },
    en: {
      label: 'A customer paid',
      title: '{party} paid {amount}',
      body: 'A payment of {amount} from {party} was recorded for {day}.',
    },
    fr: {
      label: 'Un client a payé',
      title: '{party} a payé {amount}',
      body: 'Un paiement de {amount} de {party} a été enregistré en date du {day}.',
    },
    page: '/payments/{id}',
    defaults: DIGEST,
  }),
  'payment.made': kind({
    values: { amount: 'money', party: 'text', day: 'day' },
    en: {
      label: 'A payment was made',
      title: '{party} was paid {amount}',
      body: 'A payment of {amount} to {party} was recorded for {day}.',
    },
    fr: {
      label: 'Un paiement a été fait',
      title: '{party} a reçu {amount}',
      body: 'Un paiement de {amount} à {party} a été enregistré en date du {day}.',
    },
    page: '/payments/{id}',
    defaults: DIGEST,
  }),
  'holdback.released': kind({
    values: { number: 'text', total: 'money', party: 'text' },
    en: {
      label: 'A holdback came due and was drafted',
      title: 'Holdback of {total} is due',
      body: 'The release of {total} ({party}) is drafted as {number}. Check it and submit it.',
    },
    fr: {
      label: 'Une retenue est échue et sa facture est préparée',
      title: 'Une retenue de {total} est échue',
      body: 'La libération de {total} ({party}) est préparée sous le numéro {number}. Vérifiez-la et soumettez-la.',
    },
    page: '/invoices/{id}',
    defaults: DIGEST,
  }),
  'holdback.blocked': kind({
    values: { number: 'text', amount: 'money', party: 'text', reason: 'text' },
    en: {
      label: 'A holdback that is due could not be drafted',
      title: 'Holdback of {amount} could not be drafted',
      body: 'The holdback of {number} ({party}, {amount}) is due. {reason} Release it by hand afterwards.',
    },
    fr: {
      label: 'Une retenue échue n’a pas pu être préparée',
      title: 'La retenue de {amount} n’a pas pu être préparée',
      body: 'La retenue de {number} ({party}, {amount}) est échue. {reason} Libérez-la ensuite à la main.',
    },
    page: '/invoices/{id}',
    defaults: AT_ONCE,
  }),
  'purchase_order.submitted': kind({
    values: { number: 'text', total: 'money', party: 'text' },
    en: {
      label: 'A purchase order waits for approval',
      title: 'Purchase order {number} waits for approval',
      body: 'Purchase order {number} over {total} ({party}) waits for a decision.',
    },
    fr: {
      label: 'Un bon de commande attend une approbation',
      title: 'Le bon de commande {number} attend une approbation',
      body: 'Le bon de commande {number} de {total} ({party}) attend une décision.',
    },
    page: '/orders/{id}',
    defaults: DIGEST,
  }),
  'confirmation.parked': kind({
    values: { sender: 'text', number: 'text', cause: 'text' },
    en: {
      label: 'A system that sends us work does not hear our answers',
      title: '{sender} does not hear our answers',
      body: 'What became of work order {number} could not be told to {sender}: {cause} Mend it, then have it sent again.',
    },
    fr: {
      label: 'Un système qui nous envoie du travail ne reçoit pas nos réponses',
      title: '{sender} ne reçoit pas nos réponses',
      body: 'Le sort de l’ordre de travail {number} n’a pas pu être annoncé à {sender} : {cause} Corrigez la cause, puis faites renvoyer la confirmation.',
    },
    page: '/settings?tab=webhooks',
    defaults: AT_ONCE,
  }),
  'connection.reauthorization_needed': kind({
    values: { company: 'text' },
    en: {
      label: 'The accounting system asks for a new sign-in',
      title: 'Connect {company} again',
      body: 'The accounting system no longer accepts our access to {company}. Nothing is sent or fetched until somebody connects it again.',
    },
    fr: {
      label: 'Le logiciel comptable demande une nouvelle connexion',
      title: 'Reconnectez {company}',
      body: 'Le logiciel comptable n’accepte plus notre accès à {company}. Rien n’est envoyé ni reçu avant une nouvelle connexion.',
    },
    page: '/integrations/{id}',
    defaults: AT_ONCE,
  }),
  'conflict.opened': kind({
    values: { record: 'text', company: 'text' },
    en: {
      label: 'A conflict with the books needs a person',
      title: 'A conflict about {record}',
      body: '{record} was changed here and in {company}, and the changes do not agree. Choose which one holds.',
    },
    fr: {
      label: 'Un conflit avec les livres demande une décision',
      title: 'Un conflit au sujet de {record}',
      body: '{record} a été modifié ici et dans {company}, et les modifications ne concordent pas. Choisissez laquelle vaut.',
    },
    page: '/sync?tab=waiting',
    defaults: DIGEST,
  }),
  'webhook_endpoint.switched_off': kind({
    values: { address: 'text', reason: 'text' },
    en: {
      label: 'A program is not told any more',
      title: 'Messages to {address} are switched off',
      body: '{reason} Mend the program, switch it on again in the settings, and send again what it missed.',
    },
    fr: {
      label: 'Un programme n’est plus informé',
      title: 'Les messages à {address} sont désactivés',
      body: '{reason} Réparez le programme, réactivez-le dans les paramètres et renvoyez ce qu’il a manqué.',
    },
    page: '/webhooks/{id}',
    defaults: AT_ONCE,
  }),
} as const;
