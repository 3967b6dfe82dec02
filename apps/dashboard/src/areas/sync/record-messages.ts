import { defineMessages } from '#ui';

export const recordMessages = defineMessages({
  title: ['Sync of {record}', 'Synchro : {record}'],
  back: ['What we send', 'Ce que nous envoyons'],
  openRecord: ['Open the record', 'Ouvrir la fiche'],
  state: ['State', 'État'],
  theirId: ['Id in the books', 'Id en comptabilité'],
  notThere: ['not there yet', 'pas encore'],
  arrived: ['Arrived', 'Arrivé'],
  sent: ['Writes', 'Envois'],
  tries: ['Tries in all', 'Essais en tout'],
  story: ['Every write', 'Tous les envois'],
  asked: ['Asked for', 'Demandé'],
  moved: ['Last moved', 'Dernier mouvement'],
  triesOf: [
    { one: '{count} try', other: '{count} tries' },
    { one: '{count} essai', other: '{count} essais' },
  ],
  noTry: ['not tried yet', 'pas encore essayé'],
  retry: ['Retry', 'Réessayer'],
  choosePartner: ['Choose its partner', 'Choisir son pendant'],
  conflict: [
    'Both sides changed it; nothing is sent until somebody decides.',
    'Les deux côtés l’ont modifié; rien ne part avant une décision.',
  ],
  decide: ['Decide', 'Décider'],
  emptyTitle: ['Nothing was sent of this record', 'Rien n’a été envoyé de cette fiche'],
  empty: [
    'It came from the books, or it has not left yet: invoices leave when they are approved.',
    'Elle vient de la comptabilité ou n’est pas encore partie : une facture part une fois approuvée.',
  ],
});
