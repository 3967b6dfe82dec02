import { defineMessages } from '#ui';

export const billMessages = defineMessages({
  title: ['Record a bill', 'Saisir une facture'],
  hint: [
    'As the supplier’s bill says it. It becomes a draft that is compared with the order and what came.',
    'Comme la facture du fournisseur le dit. Elle devient un brouillon comparé à la commande et aux réceptions.',
  ],
  number: ['Number on the bill', 'Numéro de la facture'],
  invoiceDate: ['Day of the bill', 'Date de la facture'],
  dueDate: ['Due', 'Échéance'],
  dueHint: ['Left empty: by the payment terms.', 'Vide : selon les modalités.'],
  quantity: ['Quantity', 'Quantité'],
  unitPrice: ['Price', 'Prix'],
  toBill: ['{left} received and not billed', '{left} reçus, non facturés'],
  whyMore: ['Why more than was ordered, if it is', 'Pourquoi plus que commandé, le cas échéant'],
  rate: ['Exchange rate', 'Taux de change'],
  note: ['Note for us', 'Note pour nous'],
  nothing: ['Bill at least one line.', 'Facturez au moins une ligne.'],
  draft: ['Make the draft', 'Créer le brouillon'],
  drafted: ['Bill {number} drafted', 'Facture {number} en brouillon'],
});
