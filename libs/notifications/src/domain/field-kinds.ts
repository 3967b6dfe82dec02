import { kind } from './notification-kind.js';

const DIGEST = { email: 'digest', push: 'off' } as const;
const AT_ONCE = { email: 'instant', push: 'instant' } as const;

/** Jobs, the people on site and what they are owed. */
export const FIELD_KINDS = {
  'job.completed': kind({
    values: { number: 'text', name: 'text' },
    en: {
      label: 'A job was completed',
      title: 'Job {number} is done',
      body: 'The work of job {number}, {name}, is done. It can be invoiced.',
    },
    fr: {
      label: 'Un travail est terminé',
      title: 'Le travail {number} est terminé',
      body: 'Le travail {number}, {name}, est terminé. Il peut être facturé.',
    },
    page: '/jobs/{id}',
    defaults: DIGEST,
  }),
  'job.over_budget': kind({
    values: { number: 'text', name: 'text', cost: 'money', budget: 'money' },
    en: {
      label: 'A job costs more than its budget',
      title: 'Job {number} is over budget',
      body: 'Job {number}, {name}, has cost {cost} so far; its budget is {budget}.',
    },
    fr: {
      label: 'Un travail dépasse son budget',
      title: 'Le travail {number} dépasse son budget',
      body: 'Le travail {number}, {name}, a coûté {cost} jusqu’ici ; son budget est de {budget}.',
    },
    page: '/jobs/{id}',
    defaults: AT_ONCE,
  }),
  'job.near_budget': kind({
    values: { number: 'text', name: 'text', cost: 'money', budget: 'money' },
    en: {
      label: 'A job has used most of its budget',
      title: 'Job {number} has used most of its budget',
      body: 'Job {number}, {name}, has cost {cost} of its budget of {budget}.',
    },
    fr: {
      label: 'Un travail a utilisé presque tout son budget',
      title: 'Le travail {number} a utilisé presque tout son budget',
      body: 'Le travail {number}, {name}, a coûté {cost} sur son budget de {budget}.',
    },
    page: '/jobs/{id}',
    defaults: AT_ONCE,
  }),
  'work_order.assigned': kind({
    values: { number: 'text', day: 'day', site: 'text' },
    en: {
      label: 'A work order was assigned to me',
      title: 'Work order {number}: {day}',
      body: 'Work order {number} at {site} ({day}) was assigned to you. Please acknowledge it.',
    },
    fr: {
      label: 'Un ordre de travail m’a été attribué',
      title: 'Ordre de travail {number} : {day}',
      body: 'L’ordre de travail {number}, {site} ({day}), vous a été attribué. Veuillez en accuser réception.',
    },
    page: '/schedule?visit={id}',
    defaults: AT_ONCE,
  }),
  'time_entry.approved': kind({
    values: { day: 'day', hours: 'text' },
    en: {
      label: 'My time was approved',
      title: 'Your time of {day} was approved',
      body: '{hours} hours of {day} were approved.',
    },
    fr: {
      label: 'Mes heures ont été approuvées',
      title: 'Vos heures du {day} ont été approuvées',
      body: '{hours} heures du {day} ont été approuvées.',
    },
    page: '/time',
    defaults: DIGEST,
  }),
  'time_entry.rejected': kind({
    values: { day: 'day', reason: 'text' },
    en: {
      label: 'My time was rejected',
      title: 'Your time of {day} was rejected',
      body: 'Your time of {day} was sent back: {reason} You can correct it and submit it again.',
    },
    fr: {
      label: 'Mes heures ont été refusées',
      title: 'Vos heures du {day} ont été refusées',
      body: 'Vos heures du {day} ont été renvoyées : {reason} Vous pouvez les corriger et les soumettre de nouveau.',
    },
    page: '/time',
    defaults: AT_ONCE,
  }),
  'expense.rejected': kind({
    values: { day: 'day', amount: 'money', reason: 'text' },
    en: {
      label: 'An expense of mine was rejected',
      title: 'Your expense of {day} was rejected',
      body: 'Your expense of {amount} of {day} was sent back: {reason}',
    },
    fr: {
      label: 'Une de mes dépenses a été refusée',
      title: 'Votre dépense du {day} a été refusée',
      body: 'Votre dépense de {amount} du {day} a été renvoyée : {reason}',
    },
    page: '/time?tab=expenses&period=all&expense={id}',
    defaults: AT_ONCE,
  }),
  'rate.changed': kind({
    values: { work: 'text', before: 'money', after: 'money', from: 'day' },
    en: {
      label: 'A rate of mine changed',
      title: 'Your rate changes on {from}',
      body: 'Your rate for {work} changes from {before} to {after} on {from}.',
    },
    fr: {
      label: 'Un de mes tarifs a changé',
      title: 'Votre tarif change le {from}',
      body: 'Votre tarif pour {work} passe de {before} à {after} le {from}.',
    },
    page: '/contractors/{id}',
    defaults: AT_ONCE,
  }),
  'rate.agreed': kind({
    values: { work: 'text', after: 'money', from: 'day' },
    en: {
      label: 'A rate was agreed for me',
      title: 'Your rate from {from}',
      body: 'Your rate for {work} is {after} from {from}.',
    },
    fr: {
      label: 'Un tarif a été convenu pour moi',
      title: 'Votre tarif dès le {from}',
      body: 'Votre tarif pour {work} est de {after} dès le {from}.',
    },
    page: '/contractors/{id}',
    defaults: AT_ONCE,
  }),
  'rate.ended': kind({
    values: { work: 'text', from: 'day' },
    en: {
      label: 'A rate of mine ended',
      title: 'Your rate ends on {from}',
      body: 'From {from} no rate is agreed with you for {work}. Ask the office.',
    },
    fr: {
      label: 'Un de mes tarifs a pris fin',
      title: 'Votre tarif prend fin le {from}',
      body: 'Dès le {from}, aucun tarif n’est convenu avec vous pour {work}. Renseignez-vous auprès du bureau.',
    },
    page: '/contractors/{id}',
    defaults: AT_ONCE,
  }),
  'clearance.expiring': kind({
    values: { contractor: 'text', document: 'text', day: 'day' },
    en: {
      label: 'A clearance is about to expire',
      title: '{document} of {contractor} expires',
      body: '{document} of {contractor} expires on {day}. Bills are held back once it has.',
    },
    fr: {
      label: 'Une attestation arrive à échéance',
      title: '{document} de {contractor} arrive à échéance',
      body: '{document} de {contractor} expire le {day}. Ensuite, ses factures seront retenues.',
    },
    page: '/contractors/{id}',
    defaults: DIGEST,
  }),
} as const;
