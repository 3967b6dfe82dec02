import { CHOOSE_AGAIN, listed, naming, type Refusals, STALE, type Values } from './words';

const CHECK_TIMES = 'Corrigez les heures.';
const MOMENT = ['Ce n’est pas un moment.', 'Vérifiez le jour et l’heure.'] as const;
const GONE_JOB = ['Ce travail n’existe pas, ou plus.', CHOOSE_AGAIN] as const;
const GONE_CONTRACTOR = ['Ce sous-traitant n’existe pas, ou plus.', CHOOSE_AGAIN] as const;

const counted = (count: unknown, one: string, many: string): string[] =>
  typeof count === 'number' && count > 0 ? [`${count} ${count === 1 ? one : many}`] : [];

function undecided({ entries, expenses, firstDay, lastDay }: Values): readonly [string, string] | undefined {
  const waiting = [
    ...counted(entries, 'saisie de temps', 'saisies de temps'),
    ...counted(expenses, 'dépense', 'dépenses'),
  ];
  if (waiting.length === 0 || typeof firstDay !== 'string' || typeof lastDay !== 'string') return undefined;
  const verb = Number(entries) + Number(expenses) === 1 ? 'attend' : 'attendent';
  return [
    `${listed(waiting)} du ${firstDay} au ${lastDay} ${verb} une décision.`,
    'Approuvez-les ou refusez-les d’abord, et faites remettre ou retirer les brouillons.',
  ];
}

/** Time, expenses and places. */
export const TIME: Refusals = {
  'TIMEKEEPING.STALE_VERSION': STALE,
  'TIMEKEEPING.ENTRY_NOT_FOUND': ['Cette saisie de temps n’existe pas, ou plus.'],
  'TIMEKEEPING.EXPENSE_NOT_FOUND': ['Cette dépense n’existe pas, ou plus.'],
  'TIME_ENTRY.TRANSITION': [
    'Ce n’est pas possible dans l’état où est cette saisie de temps.',
    'Rouvrez la page pour voir où elle en est.',
  ],
  'EXPENSE.TRANSITION': [
    'Ce n’est pas possible dans l’état où est cette dépense.',
    'Rouvrez la page pour voir où elle en est.',
  ],
  'TIMEKEEPING.NOT_EDITABLE': [
    'Ce qui est remis ou approuvé ne change plus.',
    'Un gestionnaire peut le refuser : il se modifie alors de nouveau. Arrêtez d’abord une minuterie qui tourne.',
  ],
  'TIMEKEEPING.TIMER_RUNNING': [
    'Une minuterie de cette personne tourne déjà.',
    'Arrêtez-la d’abord : on ne peut être qu’à un endroit.',
  ],
  'TIMEKEEPING.STILL_RUNNING': [
    'La minuterie de cette saisie tourne encore.',
    'Arrêtez-la : la saisie est alors remise.',
  ],
  'TIMEKEEPING.STOPPED': [
    'Cette minuterie a été arrêtée à un autre moment.',
    'Modifiez la saisie si ses heures sont fausses.',
  ],
  'TIMEKEEPING.BACKWARDS': ['Ceci précède le dernier pointage de la minuterie.', 'Pointez dans l’ordre.'],
  'TIMEKEEPING.JOB_CLOSED': [
    'Ce travail est fermé : ni temps ni dépense ne peuvent y être inscrits.',
    'Choisissez un autre travail.',
  ],
  'TIMEKEEPING.VISIT_CLOSED': [
    'Cette visite est close : rien ne peut y être inscrit.',
    'Choisissez une autre visite ou un autre travail.',
  ],
  'TIMEKEEPING.OTHER_JOB': [
    'Cette visite est pour un autre travail.',
    'Retirez le travail, ou choisissez une autre visite.',
  ],
  'TIMEKEEPING.OTHER_CUSTOMER': [
    'Cette visite est pour un autre client.',
    'Retirez le client, ou choisissez une autre visite.',
  ],
  'TIMEKEEPING.NOT_ASSIGNED': [
    'Cette visite n’a pas été confiée à cette personne : rien ne peut y être inscrit.',
    'Demandez au répartiteur de la lui confier, ou choisissez la bonne visite.',
  ],
  'TIMEKEEPING.NOT_A_FOREMAN': [
    'Seul un contremaître inscrit le temps des autres.',
    'Demandez à un propriétaire ou administrateur de vous nommer contremaître, ou inscrivez votre temps.',
  ],
  'TIMEKEEPING.NOT_YOURS': ['Vous pouvez seulement inscrire ce que vous avez fait vous-même.'],
  'TIMEKEEPING.OWN_TIME': [
    'Vous ne pouvez pas approuver votre propre temps.',
    'Quelqu’un d’autre doit le faire.',
  ],
  'TIMEKEEPING.OWN_EXPENSE': [
    'Vous ne pouvez pas décider de votre propre dépense.',
    'Quelqu’un d’autre doit le faire.',
  ],
  'TIMEKEEPING.IN_THE_FUTURE': ['Ce moment est à venir.', 'Vérifiez le jour et l’heure.'],
  'TIMEKEEPING.BAD_INSTANT': MOMENT,
  'TIMEKEEPING.UNKNOWN_ZONE': ['Ce n’est pas un fuseau horaire.', 'Écrivez un nom tel que America/Toronto.'],
  'TIMEKEEPING.ENDS_BEFORE_START': ['Le travail finit avant de commencer.', CHECK_TIMES],
  'TIMEKEEPING.TOO_LONG': ['Le travail dure plus de trois jours.', CHECK_TIMES],
  'TIMEKEEPING.BREAK_OUTSIDE': ['Une pause sort du travail, ou en chevauche une autre.', CHECK_TIMES],
  'TIMEKEEPING.OVER_MIDNIGHT': [
    'Le travail corrigé dépasse minuit.',
    'Terminez cette saisie à minuit et inscrivez le reste au jour suivant.',
  ],
  'TIMEKEEPING.WHICH_TIME': [
    'La durée du travail n’est pas claire.',
    'Donnez le jour et les minutes, ou le début et la fin.',
  ],
  'TIMEKEEPING.WHICH_AMOUNT': [
    'Le montant de la dépense n’est pas clair.',
    'Donnez le montant du reçu, ou les kilomètres seuls pour le kilométrage.',
  ],
  'TIMEKEEPING.EXPENSE_AMOUNT': [
    'La taxe ne peut ni dépasser le montant, ni être négative.',
    'Le montant est le total du reçu, taxe comprise.',
  ],
  'TIMEKEEPING.NO_MILEAGE_RATE': [
    'Le taux par kilomètre de cette année n’est pas connu.',
    'Corrigez la date, ou inscrivez le trajet comme déplacement, avec son montant.',
  ],
  'TIMEKEEPING.NO_SUCH_FILE': ['Ce fichier n’existe pas, ou plus.', 'Envoyez de nouveau l’image du reçu.'],
  'TIMEKEEPING.NO_SUCH_CONTRACTOR': GONE_CONTRACTOR,
  'TIMEKEEPING.NO_SUCH_CUSTOMER': ['Ce client n’existe pas, ou plus.', CHOOSE_AGAIN],
  'TIMEKEEPING.NO_SUCH_JOB': GONE_JOB,
  'TIMEKEEPING.NO_SUCH_WORK_ORDER': ['Cette visite n’existe pas, ou plus.', CHOOSE_AGAIN],
  'TIMEKEEPING.NO_SUCH_SERVICE_TYPE': ['Ce genre de travail n’existe pas, ou plus.', CHOOSE_AGAIN],
  'TIMEKEEPING.ID_TAKEN': ['Ceci a déjà été inscrit autrement.', 'Modifiez ce qui existe.'],
  'TIMEKEEPING.NO_CONSENT': [
    'Personne n’a accepté que ce lieu soit noté.',
    'Le sous-traitant peut l’accepter, et se raviser, avec son propre compte.',
  ],
  'TIMEKEEPING.CONSENT_IS_PERSONAL': [
    'Seul le sous-traitant peut en décider.',
    'Demandez-lui de le faire avec son propre compte.',
  ],
  'TIMEKEEPING.NOT_CLOCKED_IN': ['Les lieux ne sont notés qu’entre le début et la fin du pointage.'],
  'TIMEKEEPING.WEEK_LOCKED': naming(['firstDay', 'lastDay'], ({ firstDay, lastDay }) => [
    `La semaine du ${firstDay} au ${lastDay} est verrouillée : rien ne peut y être ajouté ni modifié.`,
    'Demandez à un gestionnaire de la rouvrir, ou inscrivez-le dans une semaine ouverte en disant pour quoi.',
  ]),
  'TIMEKEEPING.WEEK_CHANGED': [
    'Du temps de cette semaine a été remis, modifié ou décidé depuis que vous l’avez regardée.',
    'Regardez la semaine de nouveau, puis approuvez-la.',
  ],
  'TIMEKEEPING.WEEK_UNDECIDED': undecided,
  'TRACKING.NO_SUCH_CONTRACTOR': GONE_CONTRACTOR,
  'TRACKING.BAD_PERIOD': [
    'Un trajet se montre sur sept jours au plus.',
    'Choisissez une période plus courte.',
  ],
  'TRACKING.STALE_VERSION': STALE,
  'TRACKING.TOO_MANY_CONNECTIONS': [
    'Trop de fenêtres ou d’appareils sont ouverts.',
    'Fermez-en quelques-uns.',
  ],
  'TRACKING.OFF': ['Votre organisation ne suit pas les lieux pendant le travail, seulement aux pointages.'],
  'TRACKING.NO_CONSENT': ['Vous n’avez pas accepté que vos lieux soient notés.'],
  'TRACKING.NOT_CLOCKED_IN': ['Les lieux ne sont notés qu’entre le début et la fin du pointage.'],
};
