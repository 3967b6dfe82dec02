import { defineMessages } from '#ui';

export const connectMessages = defineMessages({
  title: ['Connect your books', 'Brancher votre comptabilité'],
  back: ['Sync', 'Synchro'],
  intro: [
    'Five steps; the last one is up to you. You can leave at any time and go on here later.',
    'Cinq étapes; la dernière est facultative. Vous pouvez partir à tout moment et poursuivre ici plus tard.',
  ],
  done: ['done', 'fait'],
  now: ['now', 'maintenant'],
  later: ['later', 'plus tard'],
  signIn: ['Sign in at the accounting system', 'Se connecter au système comptable'],
  signInText: [
    'You sign in there and choose the company. InvoicePatch never sees your password, and you can end the access on either side.',
    'Vous vous y connectez et choisissez l’entreprise. InvoicePatch ne voit jamais votre mot de passe; l’accès se retire de chaque côté.',
  ],
  signedIn: ['{name} answered', '{name} a répondu'],
  company: ['Is this your company?', 'Est-ce votre entreprise?'],
  companyText: [
    'Nothing flows before you say yes. A wrong company is hard to undo later.',
    'Rien ne circule avant votre oui. Une mauvaise entreprise est difficile à défaire.',
  ],
  name: ['Company', 'Entreprise'],
  number: ['Company id', 'Numéro d’entreprise'],
  country: ['Country', 'Pays'],
  currency: ['Currency', 'Devise'],
  closed: ['Books closed through', 'Livres fermés jusqu’au'],
  open: ['all periods open', 'toutes périodes ouvertes'],
  unknown: ['not said', 'non précisé'],
  yes: ['Yes, this is my company', 'Oui, c’est mon entreprise'],
  no: ['No, disconnect it', 'Non, la débrancher'],
  companyDone: ['{name} is your company', '{name} est votre entreprise'],
  flow: ['What flows, and which way', 'Ce qui circule, et dans quel sens'],
  flowText: [
    'Customers, items, taxes, open and past documents are read once from the beginning; then what changes. You can change this later in the settings.',
    'Clients, articles, taxes, documents ouverts et passés sont lus une fois depuis le début; ensuite ce qui change. Modifiable plus tard dans les réglages.',
  ],
  push: [
    'Send approved invoices, payments and time to the books',
    'Envoyer factures approuvées, paiements et temps',
  ],
  pull: [
    'Read changes every ten minutes and every night',
    'Lire les changements toutes les dix minutes et chaque nuit',
  ],
  look: ['Look at what the first sync would bring', 'Voir ce qu’apporterait la première synchro'],
  begin: ['Begin without looking', 'Lancer sans regarder'],
  lookText: [
    'Nothing is done until you say so there. Without looking, a customer that you have on both sides already is here twice afterwards.',
    'Rien n’est fait avant votre accord. Sans regarder, un client présent des deux côtés sera ici en double.',
  ],
  flowBoth: ['Both ways', 'Dans les deux sens'],
  flowPush: ['To the books only, read when asked', 'Vers la comptabilité, lue sur demande'],
  flowPull: ['From the books only', 'Depuis la comptabilité seulement'],
  flowNone: ['Only read when asked', 'Lue seulement sur demande'],
  read: ['First sync', 'Première synchro'],
  readText: [
    'Reads everything once. It goes on when you leave this page.',
    'Tout est lu une fois. Elle continue si vous quittez la page.',
  ],
  readDone: [
    { one: '{count} record is here', other: '{count} records are here' },
    { one: '{count} fiche est ici', other: '{count} fiches sont ici' },
  ],
  readStopped: ['The first sync stopped before its end.', 'La première synchro s’est arrêtée avant la fin.'],
  again: ['Read again', 'Relire'],
  couldNot: [
    { one: '{count} record could not be taken in', other: '{count} records could not be taken in' },
    { one: '{count} fiche n’a pu être reprise', other: '{count} fiches n’ont pu être reprises' },
  ],
  withoutPartner: [
    {
      one: '{count} entry of your lists has no partner there',
      other: '{count} entries of your lists have no partner there',
    },
    {
      one: '{count} entrée de vos listes n’y a pas de pendant',
      other: '{count} entrées de vos listes n’y ont pas de pendant',
    },
  ],
  lookAtMappings: ['Look at the mappings', 'Voir les correspondances'],
  test: ['Send one invoice first (optional)', 'Envoyer d’abord une facture (facultatif)'],
  testText: [
    'Choose an approved invoice and look at it in the books before the others follow.',
    'Choisissez une facture approuvée et regardez-la en comptabilité avant les autres.',
  ],
  testOff: ['Sending is off for this company.', 'L’envoi est désactivé pour cette entreprise.'],
  noneApproved: [
    'No invoice is approved and unsent now. The first one you approve goes by itself.',
    'Aucune facture approuvée n’attend. La première approuvée partira d’elle-même.',
  ],
  send: ['Send {number}', 'Envoyer {number}'],
  sending: ['{number} is on its way', '{number} est en chemin'],
  another: ['Choose another', 'En choisir une autre'],
  finish: ['Go to Sync', 'Aller à la synchro'],
  reconnect: [
    'The accounting system no longer accepts our access.',
    'Le système comptable n’accepte plus notre accès.',
  ],
  signInAgain: ['Sign in again', 'Se reconnecter'],
});
