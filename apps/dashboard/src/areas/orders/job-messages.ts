import { defineMessages } from '#ui';

export const jobMessages = defineMessages({
  title: ['Make a job', 'Créer un travail'],
  make: ['Make the job', 'Créer le travail'],
  made: ['Job {number} made', 'Travail {number} créé'],
  already: [
    {
      one: '{count} job was made of this order already:',
      other: '{count} jobs were made of this order already:',
    },
    {
      one: '{count} travail a déjà été créé de cette commande :',
      other: '{count} travaux ont déjà été créés de cette commande :',
    },
  ],
  name: ['Name of the job', 'Nom du travail'],
  nameHint: [
    'Left empty: the customer and the number of the order.',
    'Vide : le client et le numéro de la commande.',
  ],
  description: ['What is to be done', 'Ce qu’il faut faire'],
  isPart: ['Only a part of the order', 'Une partie seulement'],
  isPartHint: [
    'Otherwise the job takes all that no other job has.',
    'Sinon le travail prend tout ce qu’aucun autre n’a pris.',
  ],
  ofOrdered: ['of {quantity} ordered', 'de {quantity} commandés'],
  whyMore: ['Why more than is left, if it is', 'Pourquoi plus que le reste, le cas échéant'],
  nothing: ['Say how much of at least one line.', 'Dites combien d’au moins une ligne.'],
});
