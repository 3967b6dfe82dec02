import { defineMessages } from '#ui';

/** What one may be told of, by the API's name for it. The API's own words are in the language of the account. */
export const kindMessages = defineMessages({
  'invoice.submitted': ['An invoice waits for approval', 'Une facture attend une approbation'],
  'invoice.approved': ['An invoice was approved', 'Une facture a été approuvée'],
  'invoice.rejected': ['An invoice was rejected', 'Une facture a été refusée'],
  'approval.escalated': ['An approval is overdue', 'Une approbation est en retard'],
  'payment.received': ['A customer paid', 'Un client a payé'],
  'payment.made': ['A payment was made', 'Un paiement a été fait'],
  'holdback.released': [
    'A holdback came due and was drafted',
    'Une retenue est échue et sa facture est préparée',
  ],
  'holdback.blocked': [
    'A holdback that is due could not be drafted',
    'Une retenue échue n’a pas pu être préparée',
  ],
  'purchase_order.submitted': [
    'A purchase order waits for approval',
    'Un bon de commande attend une approbation',
  ],
  'confirmation.parked': [
    'A system that sends us work does not hear our answers',
    'Un système qui nous envoie du travail ne reçoit pas nos réponses',
  ],
  'connection.reauthorization_needed': [
    'The accounting system asks for a new sign-in',
    'Le logiciel comptable demande une nouvelle connexion',
  ],
  'sync_alert.writes_failing': [
    'What is sent to the books fails again and again',
    'L’envoi à la comptabilité échoue à répétition',
  ],
  'sync_alert.runs_failing': [
    'Reading the books fails again and again',
    'La lecture de la comptabilité échoue à répétition',
  ],
  'sync_alert.access_expiring': [
    'The access to the accounting system is about to lapse',
    'L’accès au logiciel comptable est sur le point de se périmer',
  ],
  'sync_alert.access_ending': [
    'The accounting system will ask for a new sign-in soon',
    'Le logiciel comptable demandera bientôt une nouvelle connexion',
  ],
  'sync_alert.lagging': ['The books are not in step', 'La comptabilité n’est plus à jour'],
  'sync_alert.escalated': [
    'Nobody took up an alert about the books',
    'Personne n’a pris en charge une alerte de comptabilité',
  ],
  'sync_alert.resolved': ['An alert about the books is over', 'Une alerte de comptabilité est terminée'],
  'conflict.opened': [
    'A conflict with the books needs a person',
    'Un conflit avec les livres demande une décision',
  ],
  'webhook_endpoint.switched_off': ['A program is not told any more', 'Un programme n’est plus informé'],
  'job.completed': ['A job was completed', 'Un travail est terminé'],
  'job.over_budget': ['A job costs more than its budget', 'Un travail dépasse son budget'],
  'job.near_budget': ['A job has used most of its budget', 'Un travail a utilisé presque tout son budget'],
  'work_order.assigned': ['A work order was assigned to me', 'Une visite m’a été attribuée'],
  'time_entry.approved': ['My time was approved', 'Mes heures ont été approuvées'],
  'time_entry.rejected': ['My time was rejected', 'Mes heures ont été refusées'],
  'expense.rejected': ['An expense of mine was rejected', 'Une de mes dépenses a été refusée'],
  'rate.changed': ['A rate of mine changed', 'Un de mes tarifs a changé'],
  'rate.agreed': ['A rate was agreed for me', 'Un tarif a été convenu pour moi'],
  'rate.ended': ['A rate of mine ended', 'Un de mes tarifs a pris fin'],
  'clearance.expiring': ['A clearance is about to expire', 'Une attestation arrive à échéance'],
});

export const preferenceMessages = defineMessages({
  lead: [
    'What you are told, and how. A choice counts at once, for you alone.',
    'Ce qu’on vous dit, et comment. Un choix compte aussitôt, pour vous seul.',
  ],
  inApp: ['In the app', 'Dans l’application'],
  email: ['E-mail', 'Courriel'],
  push: ['Phone', 'Téléphone'],
  pushHint: [
    'Phone reaches the phones and browsers on which you allowed it.',
    'Téléphone joint les téléphones et navigateurs où vous l’avez permis.',
  ],
  instant: ['At once', 'Aussitôt'],
  digest: ['Once a day', 'Une fois par jour'],
  off: ['Never', 'Jamais'],
  of: ['{channel}: {kind}', '{channel} : {kind}'],
  digestCard: ['The daily letter', 'La lettre du jour'],
  digestHour: ['Comes at', 'Arrive à'],
  timezone: ['Time zone', 'Fuseau horaire'],
  zoneOfOrganization: ['Of the organization ({zone})', 'De l’organisation ({zone})'],
  money: ['Invoices and payments', 'Factures et paiements'],
  work: ['Orders and jobs', 'Commandes et travaux'],
  mine: ['What is mine', 'Ce qui est à moi'],
  systems: ['Books and systems', 'Comptabilité et systèmes'],
});
