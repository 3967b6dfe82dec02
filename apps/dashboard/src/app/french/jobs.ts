import { CHOOSE_AGAIN, listed, naming, number, type Refusals, STALE, type Values } from './words';

const ENDED = 'Faites-en un autre pour ce qui reste à faire.';
const WRONG_STATE = 'Ce n’est pas possible dans l’état où est ce travail.';

const rows = (value: unknown): Values[] => (Array.isArray(value) ? (value as Values[]) : []);

const GATES: Readonly<Record<string, string>> = {
  proof: 'l’épreuve (dessin ou échantillon)',
  customer: 'l’accord du client',
};

/** Jobs: what they take, hold, ship and wait for. */
export const JOBS: Refusals = {
  'JOBS.STALE_VERSION': STALE,
  'JOBS.NOT_FOUND': ['Ce travail n’existe pas, ou plus.'],
  'JOB.NOT_FOUND': ['Ce travail n’existe pas, ou plus.'],
  'JOB.TRANSITION': [WRONG_STATE, 'Rouvrez-le pour voir où il en est.'],
  'JOBS.ENDED': ['Ce travail est terminé ou annulé, il ne change plus.', ENDED],
  'JOBS.ALREADY_CREATED': naming(['number'], (said) => [
    `Le travail ${said.number} a déjà été créé à partir de cette commande.`,
    'Ouvrez-le, ou dites qu’il en faut un de plus.',
  ]),
  'JOBS.ALREADY_STARTED': [
    'Ce travail a commencé : il ne peut plus attendre d’approbation.',
    'Ajoutez plutôt un contrôle de qualité : il empêche de terminer le travail.',
  ],
  'JOBS.ORDER_NOT_APPROVED': [
    'Cette commande n’est pas approuvée, ou elle est close : aucun travail ne peut en être fait.',
    'Faites-la approuver d’abord.',
  ],
  'JOBS.NOT_A_CUSTOMER_ORDER': [
    'C’est notre propre commande à un fournisseur : il n’y a pas de travail à faire.',
    'Choisissez la commande d’un client.',
  ],
  'JOBS.NO_SUCH_ORDER': ['Cette commande n’existe pas, ou plus.'],
  'JOBS.NO_SUCH_REFERENCE': ['Ce choix n’existe pas, ou plus.', CHOOSE_AGAIN],
  'JOBS.NO_SUCH_LINE': ['Cette ligne n’existe pas, ou plus.', 'Rouvrez la fiche et recommencez.'],
  'JOBS.LINE_TWICE': ['La même ligne est nommée deux fois.', 'Nommez-la une fois, avec toute sa quantité.'],
  'JOBS.NO_LINES': [
    'Un travail a besoin d’au moins une ligne.',
    'Ajoutez-en une, ou prenez un modèle qui en a.',
  ],
  'JOBS.NEGATIVE_QUANTITY': ['Une quantité ne peut pas être négative.', 'Corrigez-la.'],
  'JOBS.NAME_TAKEN': ['Ce nom est déjà pris.', 'Choisissez-en un autre, ou prenez ce qui existe.'],
  'JOBS.NO_SUCH_TEMPLATE': ['Ce modèle n’existe pas, ou plus.'],
  'JOBS.NO_SUCH_WORK_CENTRE': ['Ce poste de travail n’existe pas, ou plus.'],
  'JOBS.OVER_ORDERED': naming(['lineNumber', 'available', 'asked'], ({ lineNumber, available, asked }) => [
    `La ligne ${lineNumber} a ${number(available)} de commandé et disponible : ${number(asked)} est trop.`,
    'Diminuez la quantité, ou donnez une raison de dépasser la commande.',
  ]),
  'JOBS.NOTHING_LEFT': [
    'D’autres travaux tiennent déjà tout ce que cette commande demande.',
    'Nommez les lignes et quantités, avec une raison de dépasser la commande.',
  ],
  'JOBS.NOT_IN_PROGRESS': [
    'Ce travail n’est pas en cours : rien ne peut y être noté.',
    'Commencez-le ou reprenez-le d’abord.',
  ],
  'JOBS.WORK_REMAINING': [
    'Il reste du travail sur ce travail.',
    'Notez ce qui est fait, ou terminez tout d’un coup.',
  ],
  'JOBS.BELOW_INVOICED': naming(['lineNumber', 'invoiced'], ({ lineNumber, invoiced }) => [
    `${number(invoiced)} de la ligne ${lineNumber} est déjà facturé : ce ne peut pas être moins.`,
    'Annulez d’abord la facture, ou corrigez la quantité.',
  ]),
  'JOBS.BELOW_SHIPPED': naming(['lineNumber', 'shipped'], ({ lineNumber, shipped }) => [
    `${number(shipped)} de la ligne ${lineNumber} est déjà expédié : ce ne peut pas être moins.`,
    'Corrigez d’abord la quantité expédiée.',
  ]),
  'JOBS.OVER_COMPLETED': naming(['lineNumber', 'available'], ({ lineNumber, available }) => [
    `La ligne ${lineNumber} a ${number(available)} de terminé et non facturé : ce ne peut pas être plus.`,
    'Notez d’abord l’avancement, facturez moins, ou donnez une raison de facturer d’avance.',
  ]),
  'JOBS.NOT_SHIPPED': naming(['lineNumber', 'available'], ({ lineNumber, available }) => [
    `La ligne ${lineNumber} a ${number(available)} d’expédié et non facturé : ce ne peut pas être plus.`,
    'Notez d’abord l’expédition, facturez moins, ou donnez une raison de facturer d’avance.',
  ]),
  'JOBS.OVER_RELEASED': ['Ce serait rendre plus que ce qui est facturé.', 'Rouvrez la fiche et recommencez.'],
  'JOBS.INVOICED': [
    'Une partie de ce travail est facturée : il ne peut pas être annulé.',
    'Annulez d’abord ses factures, ou terminez-le avec ce qui est fait.',
  ],
  'JOBS.NOT_SHIPPABLE': [
    'Rien de ce travail ne peut être expédié pour le moment.',
    'Ce qui part doit d’abord être fait : commencez le travail et notez son avancement.',
  ],
  'JOBS.NOTHING_TO_SHIP': ['Tout ce qui est terminé est déjà expédié.', 'Notez d’abord l’avancement.'],
  'JOBS.OVER_SHIPPED': naming(['lineNumber', 'completed'], ({ lineNumber, completed }) => [
    `La ligne ${lineNumber} a ${number(completed)} de terminé : plus ne peut pas être expédié.`,
    'Notez d’abord l’avancement, ou expédiez moins.',
  ]),
  'JOBS.NOT_SPLITTABLE': [
    'Rien de ce travail ne peut devenir un travail à part.',
    'Créez plutôt un travail de plus à partir de sa commande.',
  ],
  'JOBS.SPLIT_TOO_MUCH': naming(['lineNumber', 'available'], ({ lineNumber, available }) => [
    `La ligne ${lineNumber} a ${number(available)} ni terminé ni facturé : plus ne peut pas être séparé.`,
    'Séparez-en moins.',
  ]),
  'JOBS.NOTHING_REMAINS': [
    'Pour séparer, il faut que quelque chose parte et que quelque chose reste.',
    'Prenez une partie des quantités, ni tout ni rien.',
  ],
  'JOBS.CHECKS_NOT_PASSED': ({ checkpoints }) => {
    const [first, ...others] = rows(checkpoints);
    if (!first) return undefined;
    const more = others.length > 0 ? ` (et ${others.length} de plus)` : '';
    return [
      `Le contrôle de qualité « ${first.name} » ${first.status === 'failed' ? 'a échoué' : 'n’est pas encore fait'}${more}.`,
      'Corrigez ce qui ne va pas, vérifiez de nouveau et passez le contrôle, puis terminez le travail.',
    ];
  },
  'JOBS.NO_SUCH_CHECKPOINT': ['Ce contrôle de qualité n’existe pas, ou plus.'],
  'JOBS.PHOTO_NEEDED': ['Ce contrôle exige une photo.', 'Ajoutez une photo, puis passez le contrôle.'],
  'JOBS.GATE_CLOSED': ({ gates }) => {
    const closed = rows(gates);
    const rejected = closed.find(({ status }) => status === 'rejected');
    const named = (rejected ? [rejected] : closed).map(({ gate }) => GATES[String(gate)] ?? String(gate));
    if (named.length === 0) return undefined;
    return rejected
      ? [
          `Ce travail ne peut pas commencer : ${named[0]} a été refusé.`,
          'Montrez-en une autre version et redemandez.',
        ]
      : [
          `Ce travail ne peut pas commencer : il attend ${listed(named)}.`,
          'Notez l’approbation avec le nom de la personne qui l’a donnée.',
        ];
  },
  'JOBS.NO_SUCH_GATE': ['Ce travail ne demande pas cette approbation.'],
  'APPROVAL.TRANSITION': [
    'Ce n’est pas possible dans l’état où est cette approbation.',
    'Rouvrez la page pour voir où elle en est.',
  ],
  'JOBS.WAITS_FOR_OTHERS': ({ jobs }) => {
    const numbers = rows(jobs).map((job) => String(job.number));
    if (numbers.length === 0) return undefined;
    return [
      `Ce travail attend ${listed(numbers)}, qui ${numbers.length === 1 ? 'n’est pas fini' : 'ne sont pas finis'}.`,
      'Terminez ce qui vient avant, ou donnez une raison de commencer quand même.',
    ];
  },
  'JOBS.CYCLE': [
    'Ce travail-là attend déjà celui-ci : les deux attendraient pour toujours.',
    'Retirez d’abord l’autre attente.',
  ],
  'JOBS.NO_SUCH_DEPENDENCY': ['Ce travail n’attend pas, ou plus, celui-là.'],
  'JOBS.NO_SUCH_FILE': ['Ce fichier n’existe pas, ou plus.', 'Envoyez-le de nouveau.'],
  'JOBS.NOT_ATTACHED': [
    'Ce fichier n’est pas joint à ce travail, ou il prouve un contrôle de qualité et doit rester.',
  ],
  'JOBS.NO_SUCH_MATERIAL': [
    'Un matériel de cette facture n’existe pas.',
    'Choisissez-le parmi ce que le travail a utilisé.',
  ],
  'JOBS.NOT_IN_STOCK': naming(['available'], ({ available }) => [
    `Seulement ${number(available)} de cet article peut être pris pour ce travail.`,
    'Prenez-en moins, libérez ce qu’un autre travail réserve, ou recevez-en plus en comptabilité.',
  ]),
  'JOBS.NOT_STOCKED': [
    'Cet article n’est pas tenu en stock : il ne peut pas être réservé.',
    'Notez ce qui sert au moment où il sert, ou tenez-en le stock en comptabilité.',
  ],
  'JOBS.NOT_RESERVED': naming(['reserved'], ({ reserved }) => [
    `Ce travail en réserve ${number(reserved)} : plus ne peut pas être rendu.`,
    'Rendez-en moins.',
  ]),
  'JOBS.NOT_CONSUMED': naming(['consumed'], ({ consumed }) => [
    `Ce travail en a utilisé ${number(consumed)} : plus ne peut pas revenir.`,
    'Rendez-en moins.',
  ]),
};

/** Visits, and the systems that send some. */
export const VISITS: Refusals = {
  'WORK_ORDERS.STALE_VERSION': STALE,
  'WORK_ORDERS.NOT_FOUND': ['Cette visite n’existe pas, ou plus.'],
  'WORK_ORDERS.ENDED': [
    'Cette visite est terminée ou annulée, elle ne change plus.',
    'Faites-en une autre pour ce qui reste à faire.',
  ],
  'WORK_ORDER.TRANSITION': [
    'Ce n’est pas possible dans l’état où est cette visite.',
    'Rouvrez-la pour voir où elle en est.',
  ],
  'WORK_ORDERS.BAD_WINDOW': ['La visite finirait avant de commencer.', 'Choisissez une fin après le début.'],
  'WORK_ORDERS.BAD_INSTANT': ['Ce n’est pas un moment.', 'Vérifiez le jour et l’heure.'],
  'WORK_ORDERS.BAD_ZONE': ['Ce n’est pas un fuseau horaire.', 'Écrivez un nom tel que America/Toronto.'],
  'WORK_ORDERS.BAD_PLACE': [
    'Un lieu a besoin d’une latitude et d’une longitude.',
    'Donnez les deux en degrés, ou aucune.',
  ],
  'WORK_ORDERS.CHECKS_OPEN': [
    'Tout n’est pas fait sur la liste de vérification.',
    'Cochez ce qui est fait, ou dites pourquoi le reste demeure ouvert.',
  ],
  'WORK_ORDERS.NO_SUCH_CHECK': ['Cette ligne de la liste de vérification n’existe pas, ou plus.'],
  'WORK_ORDERS.NO_SUCH_REFERENCE': ['Ce choix n’existe pas, ou plus.', CHOOSE_AGAIN],
  'WORK_ORDERS.FIELD_EMPTIED': [
    'Une visite en a toujours besoin.',
    'Dites ce que c’est, ou laissez-le tel quel.',
  ],
  'WORK_ORDERS.NO_SUCH_CONFIRMATION': ['Cette confirmation n’existe pas, ou plus.'],
  'CONFIRMATION.TRANSITION': ['Cette confirmation n’attend plus d’être renvoyée.'],
  'WORK_ORDERS.NO_SUCH_SOURCE': ['Ce système émetteur n’existe pas, ou plus.'],
  'WORK_ORDERS.SOURCE_TAKEN': [
    'Un système émetteur porte déjà ce nom.',
    'Choisissez un autre nom, ou réactivez celui qui existe.',
  ],
};
