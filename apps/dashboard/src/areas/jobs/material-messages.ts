import { defineMessages } from '#ui';

export const materialMessages = defineMessages({
  materials: ['Materials', 'Matériel'],
  item: ['Item', 'Article'],
  held: ['Held', 'Réservé'],
  used: ['Used', 'Utilisé'],
  cost: ['Cost', 'Coût'],
  total: ['Total', 'Total'],
  actions: ['What to do', 'Que faire'],
  unknownItem: ['An item that is gone', 'Un article qui n’existe plus'],
  none: [
    'No material yet. Hold what the job needs, so that no other job takes it, and write down what was used.',
    'Aucun matériel encore. Réservez ce qu’il faut, pour qu’aucun autre travail ne le prenne, et notez ce qui a servi.',
  ],
  quantity: ['How much?', 'Combien?'],
  unitCost: ['Cost of one, if it is not the usual', 'Coût unitaire, si ce n’est pas l’habituel'],
  reason: ['Note', 'Note'],
  do_reserve: ['Hold material', 'Réserver du matériel'],
  do_consume: ['Write down use', 'Noter l’utilisation'],
  do_release: ['Give back what is held', 'Rendre ce qui est réservé'],
  do_return: ['Came back unused', 'Revenu inutilisé'],
  title_reserve: ['Hold material', 'Réserver du matériel'],
  title_consume: ['What was used?', 'Qu’est-ce qui a servi?'],
  title_release: ['Give back what is not needed', 'Rendre ce qui n’est pas utile'],
  title_return: ['What came back?', 'Qu’est-ce qui est revenu?'],
  hint_reserve: [
    'Nobody else gets it until it is used or given back.',
    'Personne d’autre ne l’aura avant qu’il serve ou soit rendu.',
  ],
  hint_consume: [
    'Taken of what the job holds first, then of what is free.',
    'Pris d’abord de ce que le travail réserve, puis de ce qui est libre.',
  ],
  hint_release: ['Other jobs can have it again.', 'D’autres travaux peuvent de nouveau l’avoir.'],
  hint_return: ['Its cost comes off the job.', 'Son coût est retiré du travail.'],
  saved: ['Material written down', 'Matériel noté'],
  actionsFor: ['Actions for {name}', 'Actions pour {name}'],
});
