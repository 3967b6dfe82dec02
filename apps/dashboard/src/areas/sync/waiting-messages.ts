import { defineMessages } from '#ui';

export const waitingMessages = defineMessages({
  refused: ['Refused by the books', 'Refusé par la comptabilité'],
  reference: ['Names what is not used there', 'Nomme ce qui n’y sert pas'],
  duplicate: ['There already', 'Existe déjà là'],
  'closed-period': ['Closed period', 'Période fermée'],
  'not-sent': ['Could not be sent', 'N’a pu être envoyé'],
  unclear: ['Sent, and not found', 'Envoyé et introuvable'],
  refusedText: [
    'Mend it here, then send it again. Or keep what stands there: our change is given up.',
    'Corrigez ici, puis renvoyez. Ou gardez ce qui est là : notre changement est abandonné.',
  ],
  fileText: [
    'The document is there without this file. Send it again, or leave it out.',
    'Le document y est sans ce fichier. Renvoyez-le, ou ne l’envoyez pas.',
  ],
  referenceText: [
    'Nothing of it was sent. Once what it names can be used there, send it again.',
    'Rien n’a été envoyé. Dès que ce qui est nommé peut y servir, renvoyez.',
  ],
  duplicateText: [
    'Is it the same one? Then both become one record. If not, it needs a name or number of its own.',
    'Est-ce la même? Les deux deviennent alors une seule fiche. Sinon, il lui faut son propre nom ou numéro.',
  ],
  closedText: [
    'Have the period opened there, or change the date here; then send it again.',
    'Faites rouvrir la période là, ou changez la date ici; puis renvoyez.',
  ],
  notSentText: [
    'It was tried many times. Send it again once the books answer.',
    'Essayé plusieurs fois. Renvoyez quand la comptabilité répond.',
  ],
  unclearText: [
    'It was sent, and no look could tell whether it is there. Nothing of this record goes before that is known, so it is never there twice.',
    'Envoyé, mais rien n’a pu dire si c’est là. Rien de cette fiche ne part avant qu’on le sache : il n’y en aura jamais deux.',
  ],
  lookAgain: ['Look again', 'Chercher encore'],
  closedThrough: ['The books are closed through {day}', 'Les livres sont fermés jusqu’au {day}'],
  ourDay: ['ours is of {day}', 'la nôtre est du {day}'],
  named: ['What it names', 'Ce qui est nommé'],
  unknown: ['is not there', 'n’y est pas'],
  deleted: ['was deleted there', 'y a été supprimé'],
  inactive: ['was made inactive there', 'y a été rendu inactif'],
  merged: ['was merged into another one here', 'a été fusionné ici avec un autre'],
  candidates: ['There already', 'Existe déjà là'],
  score: ['{score} of 100: {reasons}', '{score} sur 100 : {reasons}'],
  sameRecord: ['It is the same one', 'C’est la même'],
  keepTheirs: ['Keep theirs', 'Garder la leur'],
  reactivate: ['Make it active there again', 'Le réactiver là'],
  newName: ['Another name', 'Autre nom'],
  sendAs: ['Send as a new one', 'Envoyer comme nouvelle'],
  successor: ['Who takes the place', 'Qui prend la place'],
  succeed: ['Take this customer', 'Prendre ce client'],
  leaveOut: ['Leave it out', 'Ne pas l’envoyer'],
  mend: ['Open the record', 'Ouvrir la fiche'],
  alsoAlike: [
    { one: '{count} other of the same cause as well', other: '{count} others of the same cause as well' },
    { one: '{count} autre de même cause aussi', other: '{count} autres de même cause aussi' },
  ],
  usualTheirs: [
    'The last {count} times theirs was kept.',
    'Les {count} dernières fois, la leur a été gardée.',
  ],
  usualReactivate: [
    'The last {count} times it was made active there again.',
    'Les {count} dernières fois, il a été réactivé là.',
  ],
  usualLeaveOut: [
    'The last {count} times such a file was left out.',
    'Les {count} dernières fois, un tel fichier n’a pas été envoyé.',
  ],
  usualSame: ['The last {count} times it was the same one.', 'Les {count} dernières fois, c’était la même.'],
  saidRetry: ['{name} is tried again', '{name} est réessayé'],
  saidTheirs: ['{name}: theirs is kept', '{name} : la leur est gardée'],
  saidSame: ['{name}: both are one now', '{name} : les deux ne font qu’un'],
  saidName: ['{name} is sent under its new name', '{name} est envoyé sous son nouveau nom'],
  saidReactivate: ['{name} goes once that is active there', '{name} part dès que c’est réactivé là'],
  saidSuccessor: ['{name} goes to the customer you chose', '{name} va au client choisi'],
  saidLeftOut: ['{name} is left out', '{name} n’est pas envoyé'],
  saidMany: [
    { one: '{count} decided', other: '{count} decided' },
    { one: '{count} décidé', other: '{count} décidés' },
  ],
  saidLeft: [
    { one: '{count} of the same cause waits still', other: '{count} of the same cause wait still' },
    { one: '{count} de même cause attend encore', other: '{count} de même cause attendent encore' },
  ],
});
