import { type French, WITH_VALUES } from './refusals-fr-values';

const RELOAD = 'Rouvrez la fiche et refaites votre changement.';
const CHANGED =
  'Quelqu’un a changé cette fiche depuis que vous l’avez ouverte; votre changement n’a pas été enregistré.';

/**
 * Refusals of the API in French, by their codes: those that people meet at their work. A code that says different things
 * in different places is not here; its own words stand then, in English. Those that name values are in another file.
 */
export const FRENCH: Readonly<Record<string, French>> = {
  'HTTP.NOT_VALID': ['Une donnée n’est pas valable.', 'Corrigez le champ indiqué.'],
  'HTTP.TOO_MANY_REQUESTS': ['Trop de demandes en peu de temps.', 'Attendez un instant et réessayez.'],
  'HTTP.STILL_RUNNING': [
    'La première demande est encore en traitement.',
    'Attendez un instant et réessayez.',
  ],
  'HTTP.ANSWER_LOST': [
    'La première demande a été faite, mais sa réponse s’est perdue.',
    'Regardez ce qu’elle a fait avant de la refaire.',
  ],
  'HTTP.TAKEN_OVER': [
    'Cette demande a pris trop de temps et a été reprise; celle-ci n’a rien changé.',
    'Réessayez pour voir la réponse de l’autre.',
  ],
  'HTTP.NOT_REACHED': [
    'La base de données ne répond pas pour le moment; il n’est pas certain que cette demande ait eu un effet.',
    'Réessayez dans un instant : rien ne sera fait deux fois.',
  ],
  'AUTH.REQUIRED': ['Il faut être connecté.', 'Connectez-vous.'],
  'AUTH.WRONG_CREDENTIALS': ['Le courriel ou le mot de passe n’est pas juste.'],
  'AUTH.TOKEN_ENDED': ['Votre session est terminée.', 'Reconnectez-vous.'],
  'CONFLICT.NOT_FOUND': ['Ce conflit n’est plus ouvert; quelqu’un l’a peut-être déjà tranché.'],
  'CONFLICT.PAID_THERE': [
    'Elle a été payée en comptabilité entre-temps.',
    'Annulez-la là aussi, ce qui rend le paiement au client; ou retirez-en d’abord le paiement en comptabilité.',
  ],
  'WAITING.NOT_FOUND': ['Plus rien de cela n’attend; quelqu’un l’a peut-être déjà tranché.'],
  'WAITING.NO_SUCH_ANSWER': ['Cela ne se tranche pas ainsi.'],
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
  'WAITING.NO_SUCCESSOR': ['Dites quel client prend la place.', 'Choisissez un de vos clients.'],
  'WAITING.NOTHING_TO_ACTIVATE': ['Rien de ce qui est nommé n’est plus inactif.', 'Renvoyez.'],
  'PARTIES.STALE_VERSION': [CHANGED, RELOAD],
  'PARTIES.NAME_TAKEN': [
    'Une fiche active porte déjà ce nom.',
    'Prenez celle qui existe, ou donnez un nom qui les distingue.',
  ],
  'INTEGRATION.NO_SUCH_RUN': ['Cette connexion n’a pas de telle lecture.'],
  'PARTIES.NOT_FOUND': ['Cette fiche n’existe pas, ou plus.'],
  'PARTIES.NAME_MISSING': ['Il faut un nom.'],
  'PARTIES.NAME_WITH_COLON': [
    'Un nom ne peut pas contenir de deux-points.',
    'Les systèmes comptables s’en servent pour les projets : écrivez-le autrement.',
  ],
  'PARTIES.UNKNOWN_CURRENCY': ['Cette devise n’existe pas.', 'Écrivez son code, tel que CAD ou USD.'],
  'PARTIES.DATES_REVERSED': ['La fin précède le début.', 'Vérifiez les deux dates.'],
  'PARTIES.NOT_A_SIN': ['Ce n’est pas un numéro d’assurance sociale.', 'Vérifiez les neuf chiffres.'],
  'PARTIES.NOT_A_BUSINESS_NUMBER': ['Ce n’est pas un numéro d’entreprise.', 'Vérifiez les neuf chiffres.'],
  'PARTIES.NOT_A_GST_NUMBER': ['Ce n’est pas un numéro de TPS/TVH.', 'Il s’écrit 123456782RT0001.'],
  'PARTIES.ALREADY_MERGED': [
    'Une de ces fiches a déjà été fusionnée avec une autre.',
    'Ouvrez la fiche qui est restée.',
  ],
  'JOBS.STALE_VERSION': [CHANGED, RELOAD],
  'JOBS.NOT_FOUND': ['Ce travail n’existe pas, ou plus.'],
  'JOBS.WORK_REMAINING': [
    'Il reste du travail sur ce travail.',
    'Notez ce qui est fait, ou terminez tout d’un coup.',
  ],
  'JOBS.NOTHING_LEFT': ['Il ne reste rien à prendre.'],
  'INVOICING.CHANGED_MEANWHILE': [CHANGED, RELOAD],
  'INVOICING.INVOICE_NOT_FOUND': ['Cette facture n’existe pas, ou plus.'],
  'INVOICING.NUMBER_TAKEN': [
    'Ce numéro est déjà pris.',
    'Vérifiez que la facture n’a pas déjà été saisie, ou distinguez-les par leur numéro.',
  ],
  'INVOICING.NOT_EDITABLE': [
    'Cette facture ne peut plus être modifiée.',
    'Refusez-la pour la modifier, ou annulez-la et écrivez-en une autre.',
  ],
  'INVOICING.NEGATIVE_TOTAL': [
    'Le total d’une facture ne peut pas être négatif.',
    'Écrivez plutôt une note de crédit.',
  ],
  'INVOICING.NO_LINES': ['Une facture a besoin d’au moins une ligne.', 'Ajoutez-en une.'],
  'INVOICING.NO_ADDRESS': [
    'Ce client n’a pas d’adresse courriel.',
    'Ajoutez-en une à sa fiche, ou dites où envoyer.',
  ],
  'APPROVALS.OWN_INVOICE': [
    'Vous avez écrit ou corrigé cette facture, ou elle vous concerne.',
    'Quelqu’un d’autre doit l’approuver.',
  ],
  'APPROVALS.NOT_YOUR_TURN': ['Ce n’est pas à vous de décider de cette facture maintenant.'],
  'APPROVALS.TOO_LATE': [
    'Cette approbation ne peut plus être annulée.',
    'Si la facture est partie, annulez-la et écrivez-en une autre.',
  ],
  'APPROVALS.ALREADY_DECIDED': [
    'Vous avez déjà approuvé cette facture.',
    'Cette étape demande quelqu’un d’autre.',
  ],
  'APPROVALS.CHANGED_MEANWHILE': [CHANGED, RELOAD],
  'TIMEKEEPING.STALE_VERSION': [CHANGED, RELOAD],
  'TIMEKEEPING.TIMER_RUNNING': [
    'Une minuterie de cette personne tourne déjà.',
    'Arrêtez-la d’abord : on ne peut être qu’à un endroit.',
  ],
  'TIMEKEEPING.JOB_CLOSED': [
    'Ce travail est fermé : ni temps ni dépense ne peuvent y être inscrits.',
    'Choisissez un autre travail.',
  ],
  'TIMEKEEPING.OWN_TIME': [
    'Vous ne pouvez pas approuver votre propre temps.',
    'Quelqu’un d’autre doit le faire.',
  ],
  'TIMEKEEPING.IN_THE_FUTURE': ['Ce moment est à venir.', 'Vérifiez le jour et l’heure.'],
  'WORK_ORDERS.STALE_VERSION': [CHANGED, RELOAD],
  'WORK_ORDERS.NOT_FOUND': ['Cette visite n’existe pas, ou plus.'],
  'WORK_ORDERS.ENDED': [
    'Cette visite est terminée ou annulée, elle ne change plus.',
    'Faites-en une autre pour ce qui reste à faire.',
  ],
  'WORK_ORDERS.BAD_WINDOW': ['La visite finirait avant de commencer.', 'Choisissez une fin après le début.'],
  'PURCHASE_ORDERS.STALE_VERSION': [CHANGED, RELOAD],
  'PURCHASE_ORDERS.NUMBER_TAKEN': ['Ce numéro de commande est déjà pris.', 'Choisissez-en un autre.'],
  'PURCHASE_ORDERS.CLOSED': ['Cette commande est fermée, elle ne change plus.'],
  'PURCHASE_ORDERS.NOT_APPROVED': [
    'Cette commande n’est pas encore approuvée, elle ne va donc pas à la comptabilité.',
    'Approuvez-la d’abord.',
  ],
  'PURCHASE_ORDERS.CANCELLED': [
    'Cette commande est annulée et la comptabilité ne l’a pas : il n’y a rien à envoyer.',
    'Saisissez une autre commande si elle est voulue après tout.',
  ],
  'CATALOG.STALE_VERSION': [CHANGED, RELOAD],
  'CATALOG.NAME_TAKEN': ['Ce nom est déjà pris.', 'Choisissez-en un autre.'],
  'FILES.TOO_LARGE': ['Ce fichier est trop gros.', 'Envoyez une image plus petite, ou partagez le document.'],
  'FILES.TYPE_REFUSED': [
    'Les fichiers de ce genre ne sont pas gardés ici.',
    'Envoyez une photo, un PDF, un classeur Excel sans macros, un CSV ou un texte.',
  ],
  'FILES.EMPTY': ['Ce fichier est vide.', 'Choisissez-en un autre.'],
  'USERS.EMAIL_TAKEN': [
    'Cette adresse courriel a déjà un compte.',
    'Si la personne est membre ici, changez son rôle.',
  ],
  'USERS.LAST_OWNER': [
    'C’est le dernier propriétaire de l’organisation.',
    'Nommez d’abord un autre propriétaire.',
  ],
  'CONNECTION.NOT_FOUND': ['Ce branchement n’existe pas, ou plus.'],
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
  'CONNECTION.COMPANY_ALREADY_LINKED': [
    'Cette entreprise est déjà branchée.',
    'Débranchez-la d’abord là où elle l’est, ou choisissez-en une autre.',
  ],
  'ACCOUNTING.NO_COMPANY': [
    'Aucune entreprise branchée ne prend ces documents de nous.',
    'Branchez votre système comptable, ou laissez son branchement envoyer, puis réessayez.',
  ],
  'ACCOUNTING.KIND_NOT_SENT': [
    'Les fiches de ce genre ne sont pas envoyées à la comptabilité : les réglages du branchement le disent.',
    'Choisissez dans Synchro, Réglages, qu’elles y aillent, puis réessayez.',
  ],
};

const FIELDS: readonly [pattern: RegExp, french: (...found: string[]) => string][] = [
  [/must not be empty|should not be empty|is missing/, () => 'Ce champ est requis.'],
  [/must be an e-mail address/, () => 'Ce n’est pas une adresse courriel.'],
  [/must be (?:an? )?(?:id\b|ids\b|list of ids)/, () => 'Choisissez dans la liste.'],
  [
    /must be an amount such as "?([\d.]+)/,
    (amount) => `Écrivez un montant, tel que ${amount.replace('.', ',')}.`,
  ],
  [/must be a day|must be a date/, () => 'Ce n’est pas un jour.'],
  [/must be shorter than or equal to (\d+)/, (most) => `Au plus ${most} caractères.`],
  [/must be longer than or equal to (\d+)/, (least) => `Au moins ${least} caractères.`],
  [/must not be less than (\S+?)\.?$/, (least) => `Au moins ${least}.`],
  [/must not be greater than (\S+?)\.?$/, (most) => `Au plus ${most}.`],
  [/must be one of/, () => 'Ce choix n’existe pas.'],
];

/** Undefined where there are no words for it, or where the values are missing that they name. */
export function frenchOf(
  code: string,
  problem: Readonly<Record<string, unknown>>,
): { detail: string; fix?: string } | undefined {
  const [detail, fix] = FRENCH[code] ?? WITH_VALUES[code]?.(problem) ?? [];
  return detail === undefined ? undefined : { detail, fix };
}

/** What is wrong with a field; what has no words of its own is said in general. */
export function frenchField(detail: string): string {
  for (const [pattern, french] of FIELDS) {
    const found = pattern.exec(detail);
    if (found) return french(...found.slice(1));
  }
  return 'Cette valeur n’est pas valable.';
}
