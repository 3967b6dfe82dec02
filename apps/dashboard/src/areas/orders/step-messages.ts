import { defineMessages } from '#ui';

export const stepMessages = defineMessages({
  do_submit: ['Submit for approval', 'Soumettre pour approbation'],
  do_approve: ['Approve', 'Approuver'],
  do_complete: ['Complete', 'Terminer'],
  do_ship: ['Mark as shipped', 'Marquer expédiée'],
  do_cancel: ['Cancel the order', 'Annuler la commande'],
  effect_submit: ['It waits for somebody who may approve it.', 'Elle attend quelqu’un qui peut l’approuver.'],
  effect_approve: [
    'Work may begin; what was agreed changes by a revision only.',
    'Le travail peut commencer; l’entente ne change plus que par révision.',
  ],
  effect_complete: ['Nothing more is received on it.', 'Plus rien n’est reçu pour elle.'],
  effect_ship: ['Its last state: it has gone out.', 'Son dernier état : elle est partie.'],
  effect_cancel: ['It asks for a reason.', 'Une raison est demandée.'],
  sure_approve: ['Approve {number}?', 'Approuver {number}?'],
  sure_complete: ['Complete {number}?', 'Terminer {number}?'],
  sure_ship: ['Mark {number} as shipped?', 'Marquer {number} expédiée?'],
  noWayBack: ['This cannot be undone.', 'C’est définitif.'],
  notEnded: ['This order has ended; enter a new one.', 'Cette commande est close; saisissez-en une autre.'],
  notBack: ['An order does not go back.', 'Une commande ne revient pas en arrière.'],
  beginsByItself: [
    'It begins by itself: with its first job, or its first receipt.',
    'Elle commence d’elle-même : au premier travail ou à la première réception.',
  ],
  oneByOne: ['One step after the other.', 'Une étape après l’autre.'],
  notAllowed: ['Your role may not do this.', 'Votre rôle ne le permet pas.'],
  moved: ['{number}: {state}', '{number} : {state}'],
  cancelTitle: ['Cancel {number}?', 'Annuler {number}?'],
  cancelText: [
    'It stays on file as cancelled. This cannot be undone.',
    'Elle reste au dossier, annulée. C’est définitif.',
  ],
});
