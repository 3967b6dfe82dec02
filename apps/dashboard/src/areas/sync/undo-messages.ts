import { defineMessages } from '#ui';

export const undoMessages = defineMessages({
  undoRun: ['Undo this run', 'Annuler cette synchro'],
  undoWrite: ['Undo', 'Annuler'],
  pull: ['What undoing this run would do', 'Ce que ferait l’annulation de cette synchro'],
  push: ['What undoing these writes would do', 'Ce que ferait l’annulation de ces envois'],
  ready: ['Waits for you', 'Vous attend'],
  applying: ['Being undone', 'En annulation'],
  applied: ['Undone', 'Annulé'],
  stale: ['Out of date', 'Dépassé'],
  failed: ['Not finished', 'Non abouti'],
  expired: ['Expired', 'Expiré'],
  planning: ['Being worked out', 'En calcul'],
  goodUntil: ['nothing of it is done · good until {at}', 'rien n’en est fait · valable jusqu’au {at}'],
  undo: ['Undo as shown', 'Annuler ainsi'],
  again: ['Look again', 'Revoir'],
  here: ['Undoing changes records here: {what}.', 'Annuler modifie les fiches ici : {what}.'],
  there: ['Undoing writes to the books: {what}.', 'Annuler écrit en comptabilité : {what}.'],
  change: ['Set back', 'Rétablie'],
  remove: ['Taken back', 'Reprise'],
  skip: ['Left', 'Laissée'],
  setBack: [
    { one: '{count} set back', other: '{count} set back' },
    { one: '{count} rétablie', other: '{count} rétablies' },
  ],
  takenBack: [
    { one: '{count} voided or made inactive', other: '{count} voided or made inactive' },
    { one: '{count} annulée ou désactivée', other: '{count} annulées ou désactivées' },
  ],
  left: [
    {
      one: '{count} record is left as it is; it says why.',
      other: '{count} records are left as they are; each says why.',
    },
    {
      one: '{count} fiche reste telle quelle et dit pourquoi.',
      other: '{count} fiches restent telles quelles et disent pourquoi.',
    },
  ],
  nothing: ['There is nothing that can be undone.', 'Il n’y a rien qui puisse être annulé.'],
  mayNot: [
    'Your role may look at this, and not undo it.',
    'Votre rôle permet de voir ceci, pas de l’annuler.',
  ],
  notes: ['What holds afterwards', 'Ce qui vaut ensuite'],
  pullNote1: [
    'Only our side is written. What is set back counts as changed here: the next sync does not bring theirs in again.',
    'Seul notre côté est écrit. Ce qui est rétabli compte comme modifié ici : la prochaine synchro ne le reprend pas.',
  ],
  pullNote2: [
    'If they change that very field once more, you are asked; balances and totals that the books compute are taken over then.',
    'S’ils changent encore ce même champ, la question vous est posée; soldes et totaux calculés là-bas sont alors repris.',
  ],
  pullNote3: [
    'Nothing of it is sent by itself. Send a record by hand, or change it, if the books should say the same.',
    'Rien n’en est envoyé de soi-même. Envoyez une fiche à la main, ou modifiez-la, si la comptabilité doit suivre.',
  ],
  pushNote1: [
    'Only the books are written. Ours stays as it is and is not sent again by itself.',
    'Seule la comptabilité est écrite. Le nôtre reste tel quel et n’est pas renvoyé de soi-même.',
  ],
  pushNote2: [
    'It goes there again when somebody changes it here or sends it by hand.',
    'Il y retourne quand quelqu’un le modifie ici ou l’envoie à la main.',
  ],
  staleText: [
    'Nothing was undone, because something has changed since you looked.',
    'Rien n’a été annulé, car quelque chose a changé depuis.',
  ],
  expiredText: ['It was good for a day. Nothing was undone.', 'Il valait un jour. Rien n’a été annulé.'],
  failedText: ['It could not be carried out to its end.', 'L’annulation n’a pu être menée à terme.'],
  applyingText: ['It is being undone as shown.', 'L’annulation est en cours, comme montré.'],
  appliedText: ['Undone as shown: {at}', 'Annulé comme montré : {at}'],
  endedText: ['Done as far as it could be: {at}', 'Fait dans la mesure du possible : {at}'],
  undone: [
    { one: '{count} record was undone.', other: '{count} records were undone.' },
    { one: '{count} fiche a été annulée.', other: '{count} fiches ont été annulées.' },
  ],
  leftSince: [
    {
      one: '{count} more than shown was left, because something came between; it says why.',
      other: '{count} more than shown were left, because something came between; each says why.',
    },
    {
      one: '{count} de plus a été laissée, car quelque chose est survenu; elle dit pourquoi.',
      other: '{count} de plus ont été laissées, car quelque chose est survenu; chacune dit pourquoi.',
    },
  ],
  plannedText: [
    'The writes that undo it were planned: {at}',
    'Les envois qui l’annulent ont été prévus : {at}',
  ],
  openWrites: ['See the writes', 'Voir les envois'],
  entryDone: ['Done', 'Fait'],
  entryLeft: ['Left after all', 'Laissée finalement'],
  entryNotDone: ['Not done', 'Non fait'],
  back: ['Sync', 'Synchro'],
});
