import { CHOOSE_AGAIN, type French, type Refusals, type Values } from './words';

const LATER = 'Réessayez dans un instant.';
const LOOK_AGAIN = 'Regardez-le de nouveau.';
const NO_ANSWER = ['Le système comptable n’a pas répondu.', LATER] as const;
const CONNECT_AGAIN = 'Appuyez de nouveau sur « Brancher ».';
const GONE_CONNECTION = ['Ce branchement n’existe pas, ou plus.'] as const;
const GONE_RUN = ['Cette connexion n’a pas de telle lecture.'] as const;

const NOT_WORKING: Readonly<Record<string, French>> = {
  pending: ['L’entreprise n’est pas encore confirmée.', 'Confirmez d’abord que c’est la vôtre.'],
  needs_reauthorization: ['Le système comptable n’accepte plus notre accès.', 'Reconnectez-vous à lui.'],
  paused: ['Ce branchement est en pause.', 'Reprenez-le d’abord.'],
  disconnected: ['Ce branchement a pris fin.', 'Branchez de nouveau l’entreprise.'],
};

/** What stands otherwise than it was shown; the first that has a name is named. */
function moved({ differences }: Values): string {
  const labels = (Array.isArray(differences) ? (differences as { label?: string | null }[]) : []).flatMap(
    ({ label }) => label ?? [],
  );
  const more = labels.length > 1 ? ` et ${labels.length - 1} de plus` : '';
  return labels[0] ? ` (${labels[0]}${more})` : '';
}

/** Companies in accounting systems, and what goes to them and comes from them. */
export const BOOKS: Refusals = {
  'CONNECTION.NOT_FOUND': GONE_CONNECTION,
  'CONNECTION.COMPANY_ALREADY_LINKED': [
    'Cette entreprise est déjà branchée.',
    'Débranchez-la d’abord là où elle l’est, ou choisissez-en une autre.',
  ],
  'CONNECTION.CONFIRMED_ALREADY': [
    'Cette entreprise n’attend plus sa confirmation.',
    'Appliquez le plan, ou faites-en un autre.',
  ],
  'CONNECTION.NOT_SENDING': [
    'Rien n’est envoyé à cette entreprise pour le moment.',
    'Activez d’abord l’envoi dans les réglages du branchement.',
  ],
  'CONNECTION.NOT_WORKING': ({ connectionStatus }) => NOT_WORKING[String(connectionStatus)],
  'CONNECTION.OTHER_COMPANY': [
    'Ce n’est pas l’entreprise de ce branchement.',
    'Reconnectez-vous et choisissez la même entreprise, ou ajoutez un branchement.',
  ],
  'CONNECTION.WRONG_SYSTEM': [
    'Ce branchement est à un autre système comptable.',
    'Rouvrez la page et recommencez.',
  ],
  'CONNECTION.TRANSITION': [
    'Ce n’est pas possible dans l’état où est ce branchement.',
    'Rouvrez la page pour voir où il en est.',
  ],
  'INTEGRATION.NO_SUCH_RUN': GONE_RUN,
  'INTEGRATION.BAD_STATE': [
    'Cette autorisation n’a pas commencé ici, a déjà servi ou date de plus de 10 minutes.',
    CONNECT_AGAIN,
  ],
  'INTEGRATION.NOT_GRANTED': ['L’accès n’a pas été accordé : rien n’est branché.', CONNECT_AGAIN],
  'INTEGRATION.GRANT_REFUSED': [
    'Le système comptable ne nous laisse pas entrer; rien n’a été enregistré.',
    'Appuyez de nouveau sur « Brancher » et choisissez une entreprise que vous pouvez administrer.',
  ],
  'INTEGRATION.UNKNOWN_SYSTEM': ['Cette installation ne se branche pas à ce système.', CHOOSE_AGAIN],
  'ACCOUNTING.NO_COMPANY': [
    'Aucune entreprise branchée ne prend ces documents de nous.',
    'Branchez votre système comptable, ou laissez son branchement envoyer, puis réessayez.',
  ],
  'ACCOUNTING.KIND_NOT_SENT': [
    'Les fiches de ce genre ne sont pas envoyées à la comptabilité : les réglages du branchement le disent.',
    'Choisissez dans Synchro, Réglages, qu’elles y aillent, puis réessayez.',
  ],
  'STOCK.NOT_TAKEN': [
    'Ce système comptable ne prend pas de rajustements de stock.',
    'Laissez ce réglage vide : un comptable les y entre et le dit ici.',
  ],
  'STOCK.NO_SUCH_ACCOUNT': [
    'Le stock utilisé est imputé à un compte actif de charges, de produits ou de capitaux propres.',
    'Choisissez un tel compte, par exemple le coût des marchandises vendues.',
  ],
  'STOCK.SENT_ELSEWHERE': [
    'Une autre entreprise reçoit déjà le stock que les travaux utilisent.',
    'Désactivez-le d’abord là : ce qui est utilisé n’est déduit que dans une seule entreprise.',
  ],
  'REPORT.DATES_REVERSED': ['Le dernier jour précède le premier.', 'Inversez les deux jours.'],
  'REPORT.NO_CONNECTION': ['Aucun système comptable n’est branché.', 'Branchez-en un d’abord.'],
  'REPORT.UNKNOWN': ['Ce système comptable n’a pas ce rapport.', 'Choisissez-en un autre.'],
  'REPORT.NOT_ANSWERED': NO_ANSWER,
  'RECORD.NO_SUCH_KIND': ['Il n’y a pas de fiches de ce genre.'],
  'ALERT.IS_OVER': ['Cette alerte est terminée : il n’y a rien à mettre en sourdine.'],
  'ALERT.NOT_FOUND': ['Cette alerte n’existe pas, ou plus.'],
  'ALERT.TRANSITION': ['Ce n’est pas possible dans l’état où est cette alerte.', LOOK_AGAIN],
  'ALERT.SILENCE': ['Une sourdine ne dure pas si longtemps.', 'Choisissez un moment plus proche.'],
};

/** Plans that are looked at before they are done, and what is undone. */
export const PLANS: Refusals = {
  'PLAN.NOT_FOUND': ['Ce plan n’existe pas, ou plus.'],
  'PLAN.NOT_READY': [
    'Ce plan n’attend pas, ou plus, de décision.',
    'Attendez s’il est en cours; sinon, faites-en un autre.',
  ],
  'PLAN.TRANSITION': ['Ce plan n’attend pas, ou plus, de décision.', LOOK_AGAIN],
  'PLAN.OTHER_HASH': ['Ce n’est pas le plan que vous avez vu.', LOOK_AGAIN],
  'PLAN.PREMISES_CHANGED': (problem) => [
    `Rien n’a été fait : ce n’est plus comme prévu${moved(problem)}.`,
    'Faites un nouveau plan et regardez-le.',
  ],
  'PLAN.NOT_IN_LINE': [
    'Cet envoi n’est plus en file : il a été retiré ou il est déjà parti. Rien n’a été fait.',
    'Modifiez la fiche ici et elle part, ou faites un nouveau plan.',
  ],
  'PLAN.NOT_SENT': [
    'Les fiches de ce genre ne sont pas envoyées à cette entreprise.',
    'Modifiez-la là-bas, ou choisissez dans les réglages du branchement qu’elles y aillent.',
  ],
  'PLAN.NOT_ANSWERED': [
    'Le système comptable n’a pas répondu.',
    'Réessayez dans une minute, ou demandez moins à la fois.',
  ],
  'PLAN.NO_SUCH_RECORD': ['Cette fiche n’existe pas ici, ou plus.'],
  'PLAN.SYNC_UNDER_WAY': [
    'Une synchro de cette entreprise est en cours.',
    'Attendez qu’elle finisse : un plan fait en plein milieu serait faux.',
  ],
  'PLAN.UNDER_WAY': [
    'Un tel plan est déjà en préparation pour cette entreprise.',
    'Attendez-le, et regardez-le.',
  ],
  'PLAN.MATCHES_OPEN': [
    'Des fiches de la comptabilité ressemblent aux vôtres, et personne n’a encore dit si ce sont les mêmes.',
    'Dites-le de chacune, ou de toutes celles qui restent.',
  ],
  'PLAN.MATCH_TAKEN': [
    'Cette fiche est déjà jumelée avec une autre de là-bas.',
    'Reprenez d’abord ce jumelage, ou choisissez une autre de vos fiches.',
  ],
  'PLAN.NO_SUCH_MATCH': [
    'Ces deux fiches ne peuvent pas être liées.',
    'Choisissez une de vos fiches qui n’est liée à aucune autre, ou laissez-la nouvelle.',
  ],
  'ROLLBACK.NOT_FOUND': ['Cette annulation n’existe pas, ou plus.'],
  'ROLLBACK.NOT_KEPT': [
    'Ce que cette synchro a changé n’est plus entièrement gardé, ou elle n’a rien changé ici.',
    'La durée de conservation se règle sous Réglages.',
  ],
  'ROLLBACK.NO_SUCH_RUN': GONE_RUN,
  'ROLLBACK.NO_SUCH_WRITE': ['Un de ces envois n’est pas allé à cette entreprise.'],
  'ROLLBACK.OTHER_HASH': ['Ce n’est pas ce que vous avez vu.', LOOK_AGAIN],
  'ROLLBACK.PREMISES_CHANGED': (problem) => [
    `Rien n’a été annulé : ce n’est plus comme montré${moved(problem)}.`,
    'Redemandez-le et regardez-le.',
  ],
  'ROLLBACK.RUN_UNDER_WAY': ['Cette synchro est encore en cours.', 'Attendez qu’elle finisse.'],
  'ROLLBACK.TOO_LARGE': [
    'Cette synchro a touché plus de fiches qu’il ne s’en annule d’un coup.',
    'Si c’était la première synchro d’une mauvaise entreprise, débranchez plutôt celle-ci.',
  ],
};

/** What waits for a person: conflicts, writes, partners, differences. */
export const DECISIONS: Refusals = {
  'CONFLICT.NOT_FOUND': ['Ce conflit n’est plus ouvert; quelqu’un l’a peut-être déjà tranché.'],
  'CONFLICT.PAID_THERE': [
    'Elle a été payée en comptabilité entre-temps.',
    'Annulez-la là aussi, ce qui rend le paiement au client; ou retirez-en d’abord le paiement en comptabilité.',
  ],
  'CONFLICT.WHOLE': ['Cette fiche se tranche en entier.', 'Choisissez un côté pour tout.'],
  'CONFLICT.FIELDS': ['Chaque champ du conflit a besoin d’un choix.', 'Choisissez un côté pour chacun.'],
  'WAITING.NOT_FOUND': ['Plus rien de cela n’attend; quelqu’un l’a peut-être déjà tranché.'],
  'WAITING.NO_SUCH_ANSWER': ['Cela ne se tranche pas ainsi.', 'Choisissez une des réponses montrées.'],
  'WAITING.NO_CANDIDATE': [
    'Ce n’est pas la fiche qui y porte ce nom ou ce numéro.',
    'Choisissez une de celles qui sont montrées.',
  ],
  'WAITING.IN_USE': [
    'Celle qui est entrée de la comptabilité sert déjà ici.',
    'Annulez la nôtre et gardez l’autre; ou donnez à la nôtre un autre nom ou numéro, puis renvoyez.',
  ],
  'WAITING.DECIDE_FIRST': [
    'Les deux côtés ont modifié la fiche entrée de la comptabilité, et personne ne l’a encore tranché.',
    'Tranchez cela d’abord, puis ceci.',
  ],
  'WAITING.ON_ITS_WAY': [
    'Une modification de la fiche entrée de la comptabilité est en route vers elle.',
    'Tranchez de nouveau dans une minute, quand elle sera arrivée.',
  ],
  'WAITING.NAME_TAKEN': ['Une autre fiche porte déjà ce nom ici.', 'Tapez-en un autre.'],
  'WAITING.NAME_MISSING': [
    'Dites sous quel nom l’envoyer.',
    'Tapez un nom que personne n’a en comptabilité.',
  ],
  'WAITING.NO_SUCCESSOR': ['Dites quel client prend la place.', 'Choisissez un de vos clients.'],
  'WAITING.NO_CUSTOMER': ['Ce client n’existe pas, ou plus.', CHOOSE_AGAIN],
  'WAITING.NOTHING_TO_ACTIVATE': ['Rien de ce qui est nommé n’est plus inactif.', 'Renvoyez.'],
  'WAITING.NOT_ANSWERED': NO_ANSWER,
  'WAITING.ONE_BY_ONE': [
    'Ceci se tranche une fiche à la fois.',
    'Tranchez chacune; renvoyer, garder la leur et ne pas envoyer se disent de toutes à la fois.',
  ],
  'OPERATION.TRANSITION': ['Cet envoi n’attend plus de décision.', LOOK_AGAIN],
  'FIELD_POLICY.FIXED': ['Ce champ est par nature d’un seul côté.', 'Choisissez un champ de la liste.'],
  'MAPPING.NOT_CHOSEN': ['Aucune correspondance n’a été choisie pour cette fiche.'],
  'MAPPING.NOT_IN_BOOKS': [
    'Nous ne connaissons pas cette entrée de la comptabilité.',
    'Synchronisez si elle vient d’y être créée, puis choisissez de nouveau.',
  ],
  'MAPPING.GONE': [
    'Cette entrée ne sert plus en comptabilité.',
    'Choisissez-en une autre, ou réactivez-la là-bas et synchronisez.',
  ],
  'MAPPING.LINKED': ['Cette fiche est déjà en comptabilité.', 'Modifiez-la d’un côté : l’autre suit.'],
  'MAPPING.CHOSEN_MEANWHILE': [
    'Quelqu’un d’autre a choisi une correspondance pour cette fiche entre-temps.',
    'Regardez-la; changez-la si ce n’est pas la bonne.',
  ],
  'MAPPING.NO_SUCH_RECORD': ['Cette entrée n’existe pas ici, ou plus.'],
  'RECONCILIATION.NOT_FOUND': ['Ce rapprochement n’existe pas, ou plus.'],
  'RECONCILIATION.NOT_ENDED': [
    'Ce rapprochement n’est pas allé à son terme : rien ne peut être attesté.',
    'Attendez-le, ou rapprochez de nouveau.',
  ],
  'RECONCILIATION.NOT_POSSIBLE': [
    'Ce système comptable n’a pas de rapports avec lesquels rapprocher nos livres.',
    'Comparez à la main les comptes clients et fournisseurs des deux.',
  ],
  'DIFFERENCE.NOT_FOUND': ['Cet écart n’existe pas, ou plus.'],
  'DIFFERENCE.NO_SUCH_REPAIR': [
    'Cet écart ne se corrige pas ainsi.',
    'Choisissez une des corrections montrées.',
  ],
  'DIFFERENCE.TRANSITION': ['Cet écart n’attend plus de décision.', LOOK_AGAIN],
  'DIFFERENCE.NOTE_MISSING': [
    'Dites en une phrase pourquoi cet écart peut rester.',
    'Qui lira l’attestation voudra le savoir.',
  ],
  'DIFFERENCE.MOVED': ['Quelqu’un d’autre s’est occupé de cet écart entre-temps.', LOOK_AGAIN],
  'DIFFERENCE.NOT_ANSWERED': NO_ANSWER,
  'DIFFERENCE.NOT_HERE': ['Nous n’avons pas la fiche à envoyer.', 'Relisez-la plutôt de la comptabilité.'],
  'DIFFERENCE.READ_ONLY': [
    'Rien de ce genre n’est envoyé à cette entreprise.',
    'Laissez son branchement envoyer, ou corrigez-le en comptabilité et vérifiez de nouveau.',
  ],
  'DIFFERENCE.SENT_ALREADY': [
    'La comptabilité a déjà reçu cette version de la fiche, et dit autre chose.',
    'Relisez-la de la comptabilité, ou modifiez la fiche ici.',
  ],
};
