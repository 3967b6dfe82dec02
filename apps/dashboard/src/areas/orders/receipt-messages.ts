import { defineMessages } from '#ui';

export const receiptMessages = defineMessages({
  none: [
    'Nothing has come yet. Record each delivery as it arrives: what was received can be billed.',
    'Rien n’est arrivé. Notez chaque livraison à son arrivée : ce qui est reçu peut être facturé.',
  ],
  voided: ['Void', 'Annulée'],
  counts: ['Counts', 'Compte'],
  slip: ['packing slip {slip}', 'bordereau {slip}'],
  by: ['by {name}', 'par {name}'],
  because: ['Void: {reason}', 'Annulée : {reason}'],
  lineOf: ['{quantity} × {description}', '{quantity} × {description}'],
  unknownLine: ['line {line}', 'ligne {line}'],
  void: ['Void', 'Annuler'],
  voidTitle: ['Void receipt {number}?', 'Annuler la réception {number}?'],
  voidText: [
    'What it counted is given back to the order. The receipt stays on file.',
    'Ce qu’elle comptait est rendu à la commande. La réception reste au dossier.',
  ],
  isVoid: ['Receipt {number} is void', 'La réception {number} est annulée'],
  receive: ['Record a receipt', 'Noter une réception'],
  receiveHint: [
    'Only what came this time. Leave a line empty if nothing of it came.',
    'Seulement ce qui est arrivé cette fois. Laissez vide la ligne dont rien n’est venu.',
  ],
  allCame: ['Everything that is left came', 'Tout le reste est arrivé'],
  leftOf: ['{left} left of {ordered}', 'reste {left} de {ordered}'],
  receivedOn: ['Received on', 'Reçue le'],
  packingSlip: ['Packing slip', 'Bordereau'],
  packingSlipHint: ['The number on the supplier’s paper.', 'Le numéro sur le papier du fournisseur.'],
  note: ['Note', 'Note'],
  whyMore: ['Why more than was ordered, if it is', 'Pourquoi plus que commandé, le cas échéant'],
  nothing: ['Say how much came of at least one line.', 'Dites combien est arrivé d’au moins une ligne.'],
  recorded: ['Receipt {number} recorded', 'Réception {number} notée'],
  record: ['Record', 'Noter'],
  more: ['Show more', 'Afficher plus'],
});
