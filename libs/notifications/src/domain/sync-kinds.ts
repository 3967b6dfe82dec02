import { kind } from './notification-kind.js';

const AT_ONCE = { email: 'instant', push: 'instant' } as const;
const DIGEST = { email: 'digest', push: 'off' } as const;
const HEALTH_PAGE = '/integrations/{id}';

/** How a connection to the books is, when somebody should look at it. */
export const SYNC_KINDS = {
  'sync_alert.writes_failing': kind({
    values: { company: 'text', failures: 'text', cause: 'text' },
    en: {
      label: 'What is sent to the books fails again and again',
      title: 'Nothing gets through to {company}',
      body: '{failures} writes in a row did not go through to {company}. The last one met: {cause}',
    },
    fr: {
      label: 'L’envoi à la comptabilité échoue à répétition',
      title: 'Rien ne passe vers {company}',
      body: '{failures} envois de suite n’ont pas abouti vers {company}. Le dernier a rencontré : {cause}',
    },
    page: HEALTH_PAGE,
    defaults: AT_ONCE,
  }),
  'sync_alert.runs_failing': kind({
    values: { company: 'text', failures: 'text', cause: 'text' },
    en: {
      label: 'Reading the books fails again and again',
      title: '{company} cannot be read',
      body: '{failures} attempts in a row to read {company} stopped short. The last one met: {cause}',
    },
    fr: {
      label: 'La lecture de la comptabilité échoue à répétition',
      title: '{company} ne peut être lue',
      body: '{failures} lectures de suite de {company} se sont arrêtées avant la fin. La dernière a rencontré : {cause}',
    },
    page: HEALTH_PAGE,
    defaults: AT_ONCE,
  }),
  'sync_alert.access_expiring': kind({
    values: { company: 'text', until: 'day' },
    en: {
      label: 'The access to the accounting system is about to lapse',
      title: 'The access to {company} lapses within a day',
      body: 'The access to {company} lapses on {until} because nothing has gone through for long. Press "Sync now", or connect it again.',
    },
    fr: {
      label: 'L’accès au logiciel comptable est sur le point de se périmer',
      title: 'L’accès à {company} se périme d’ici un jour',
      body: 'L’accès à {company} se périme le {until}, car rien n’est passé depuis longtemps. Lancez une synchro ou reconnectez l’entreprise.',
    },
    page: HEALTH_PAGE,
    defaults: AT_ONCE,
  }),
  'sync_alert.access_ending': kind({
    values: { company: 'text', until: 'day' },
    en: {
      label: 'The accounting system will ask for a new sign-in soon',
      title: 'Sign in to {company} again before {until}',
      body: 'The accounting system ends our access to {company} on {until}, whatever happens. Connect it again before; nothing is interrupted then.',
    },
    fr: {
      label: 'Le logiciel comptable demandera bientôt une nouvelle connexion',
      title: 'Reconnectez {company} avant le {until}',
      body: 'Le logiciel comptable met fin à notre accès à {company} le {until}, quoi qu’il arrive. Reconnectez l’entreprise avant; rien ne sera alors interrompu.',
    },
    page: HEALTH_PAGE,
    defaults: AT_ONCE,
  }),
  'sync_alert.lagging': kind({
    values: { company: 'text', since: 'text' },
    en: {
      label: 'The books are not in step',
      title: '{company} is behind',
      body: 'Between here and {company} something has been waiting since {since}.',
    },
    fr: {
      label: 'La comptabilité n’est plus à jour',
      title: '{company} est en retard',
      body: 'Entre ici et {company}, quelque chose attend depuis {since}.',
    },
    page: HEALTH_PAGE,
    defaults: AT_ONCE,
  }),
  'sync_alert.escalated': kind({
    values: { company: 'text', since: 'day' },
    en: {
      label: 'Nobody took up an alert about the books',
      title: 'Nobody has looked after {company} yet',
      body: 'An alert about {company} of {since} is still open and nobody has acknowledged it.',
    },
    fr: {
      label: 'Personne n’a pris en charge une alerte de comptabilité',
      title: 'Personne ne s’est encore occupé de {company}',
      body: 'Une alerte au sujet de {company} du {since} est toujours ouverte et personne ne l’a prise en charge.',
    },
    page: HEALTH_PAGE,
    defaults: AT_ONCE,
  }),
  'sync_alert.resolved': kind({
    values: { company: 'text' },
    en: {
      label: 'An alert about the books is over',
      title: '{company} is well again',
      body: 'What you were told of {company} is over.',
    },
    fr: {
      label: 'Une alerte de comptabilité est terminée',
      title: '{company} va de nouveau bien',
      body: 'Ce qui vous a été signalé au sujet de {company} est terminé.',
    },
    page: HEALTH_PAGE,
    defaults: DIGEST,
  }),
} as const;
