import { CHOOSE_AGAIN, naming, type Refusals } from './words';

const ZONE = 'Écrivez un nom tel que America/Toronto.';
const SIGN_IN = 'Reconnectez-vous.';
const LATER = 'Réessayez dans un instant.';
const LOGO = ['Ce logo n’est pas une image qui s’imprime.', 'Envoyez un fichier PNG ou JPEG.'] as const;

/** The server itself, signing in, people and what belongs to the organization. */
export const EVERYONE: Refusals = {
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
  'HTTP.UNREACHABLE': [
    'InvoicePatch est hors d’atteinte d’ici.',
    'Vérifiez votre connexion; rien de ce que vous avez tapé n’est perdu.',
  ],
  'HTTP.NOT_AVAILABLE': ['Le serveur n’a pas répondu comme prévu.', LATER],
  'HTTP.UNEXPECTED': naming(['requestId'], ({ requestId }) => [
    'Une erreur est survenue de notre côté; cette demande n’a rien changé.',
    `Réessayez. Si cela se répète, donnez au soutien le numéro de requête ${requestId}.`,
  ]),
  'HTTP.SERVER_ERROR': ['Une erreur est survenue de notre côté.', LATER],
  'HTTP.NOT_FOUND': ['Il n’y a rien à cette adresse, ou vous ne pouvez pas le voir.'],
  'HTTP.NOT_ALLOWED': ['Vous ne pouvez pas faire ceci.'],
  'HTTP.NOT_SIGNED_IN': ['Il faut être connecté.', 'Connectez-vous.'],
  'HTTP.TOO_LARGE': ['C’est trop à la fois : au plus 1 Mo.', 'Raccourcissez les textes ou la liste.'],
  'HTTP.ADDRESS_TOO_LONG': ['L’adresse de cette page est trop longue.', 'Choisissez moins de filtres.'],
  'HTTP.CONFLICT': ['Quelque chose d’autre s’y oppose en ce moment.', LATER],
  'HTTP.BAD_CURSOR': ['L’adresse de cette page n’est plus valable.', 'Revenez à la première page.'],
  'AUTH.REQUIRED': ['Il faut être connecté.', 'Connectez-vous.'],
  'AUTH.WRONG_CREDENTIALS': ['Le courriel ou le mot de passe n’est pas juste.'],
  'AUTH.WRONG_PASSWORD': ['Le mot de passe actuel n’est pas juste.'],
  'AUTH.PASSWORD_TOO_SHORT': [
    'Un mot de passe a au moins 10 caractères.',
    'Une phrase connue de vous seul est facile à retenir et difficile à deviner.',
  ],
  'AUTH.SLOW_DOWN': ['Trop d’essais en peu de temps.', 'Attendez un peu, puis réessayez.'],
  'AUTH.TOKEN_ENDED': ['Votre session est terminée.', SIGN_IN],
  'AUTH.TOKEN_REFUSED': ['Votre session n’est plus valable.', SIGN_IN],
  'AUTH.REFRESH_REFUSED': ['Votre session est terminée.', SIGN_IN],
  'AUTH.CHANGED': ['Votre rôle a changé.', SIGN_IN],
  'AUTH.CHOOSE_ORGANIZATION': [
    'Vous êtes membre de plusieurs organisations.',
    'Choisissez celle où vous voulez entrer.',
  ],
  'AUTH.NOT_ALLOWED': ({ permission }) => [
    typeof permission === 'string'
      ? `Il vous faut pour ceci le droit « ${permission} ».`
      : 'Vous ne pouvez pas faire ceci.',
    'Demandez l’accès à un propriétaire ou administrateur.',
  ],
  'AUTH.NO_OWN_ROWS': [
    'Personne n’a encore dit quelle fiche est la vôtre.',
    'Demandez à un propriétaire ou administrateur de la choisir à votre nom, sous Réglages.',
  ],
  'USERS.EMAIL_TAKEN': [
    'Cette adresse courriel a déjà un compte.',
    'Si la personne est membre ici, changez son rôle.',
  ],
  'USERS.LAST_OWNER': [
    'C’est le dernier propriétaire de l’organisation.',
    'Nommez d’abord un autre propriétaire.',
  ],
  'USERS.OWNER_ONLY': [
    'Seul un propriétaire peut ajouter, changer ou retirer un propriétaire.',
    'Demandez-le à un propriétaire de l’organisation.',
  ],
  'USERS.NOT_FOUND': ['Cette personne n’est pas, ou plus, membre de l’organisation.'],
  'USERS.NO_SUCH_PARTY': ['Cette fiche n’existe pas, ou plus.', CHOOSE_AGAIN],
  'API_KEYS.SCOPE': [
    'Une de vos clés ne peut pas avoir ce droit.',
    'Choisissez parmi vos propres droits; ceux sur les personnes, les clés et l’approbation n’en sont pas.',
  ],
  'API_KEYS.NOT_FOUND': ['Cette clé n’existe pas, ou plus.'],
  'ORGANIZATION.NOT_FOUND': ['Cette organisation n’existe pas, ou plus.'],
  'ORGANIZATION.TIMEZONE': ['Ce n’est pas un fuseau horaire.', ZONE],
  'ORGANIZATION.TAX_NUMBER': [
    'Ce n’est pas un tel numéro d’inscription.',
    'Copiez-le d’une lettre du fisc, tel quel.',
  ],
  'RETENTION.OUT_OF_RANGE': [
    'Cette durée de conservation n’est pas permise.',
    'Restez entre les deux limites indiquées.',
  ],
  'RETENTION.UNKNOWN': ['Rien de ce nom n’a une durée de conservation.', CHOOSE_AGAIN],
  'FILES.TOO_LARGE': ['Ce fichier est trop gros.', 'Envoyez une image plus petite, ou partagez le document.'],
  'FILES.TYPE_REFUSED': [
    'Les fichiers de ce genre ne sont pas gardés ici.',
    'Envoyez une photo, un PDF, un classeur Excel sans macros, un CSV ou un texte.',
  ],
  'FILES.EMPTY': ['Ce fichier est vide.', 'Choisissez-en un autre.'],
  'FILES.NO_FILE': ['Aucun fichier n’a été reçu.', 'Choisissez-le de nouveau.'],
  'FILES.NOT_FOUND': ['Ce fichier n’existe pas, ou plus.'],
  'FILES.ID_TAKEN': [
    'Un autre fichier a déjà été envoyé à cette place.',
    'Choisissez le fichier de nouveau.',
  ],
  'FILES.DAMAGED': [
    'Le contenu de ce fichier manque ou a été altéré.',
    'La personne qui gère cette installation doit le reprendre d’une sauvegarde.',
  ],
  'FILES.STORE_UNAVAILABLE': [
    'Les fichiers ne sont pas accessibles pour le moment.',
    'Réessayez. Si cela se répète, avisez la personne qui gère cette installation.',
  ],
  'DOCUMENTS.LOGO_UNREADABLE': LOGO,
  'LISTS.TOO_LONG_FOR_PAPER': naming(['mostRows'], ({ mostRows }) => [
    `Cette liste a plus de ${mostRows} lignes : personne ne les lit sur papier.`,
    'Prenez le fichier Excel, qui les a toutes.',
  ]),
  'REPORTS.TOO_LONG_FOR_PAPER': naming(['mostRows'], ({ mostRows }, { hasPeriod }) => [
    `Ce rapport a plus de ${mostRows} lignes : personne ne les lit sur papier.`,
    hasPeriod === true
      ? 'Choisissez une période plus courte, ou prenez le fichier Excel.'
      : 'Prenez le fichier Excel, qui les a toutes.',
  ]),
  'MAIL.ADDRESS': ['Ce n’est pas une adresse courriel, ou il y en a trop.', 'Vérifiez à qui vous écrivez.'],
  'MAIL.HEADER': ['Ce texte doit tenir sur une ligne.', 'Retirez les retours de ligne.'],
  'MAIL.TOO_LARGE': ['Les pièces jointes dépassent 15 Mo ensemble.', 'Envoyez-en moins, ou de plus petites.'],
  'MONEY.NOT_A_DECIMAL': ['Ce n’est pas un montant.', 'Écrivez des chiffres, tels que 1234,50.'],
  'DATE.INVALID': ['Ce n’est pas un jour.', 'Choisissez-le dans le calendrier.'],
  'TIME_ZONE.UNKNOWN': ['Ce n’est pas un fuseau horaire.', ZONE],
  'TIME_ZONE.NO_SUCH_DAY': ['Ce jour n’existe pas dans ce fuseau horaire.', 'Choisissez un autre jour.'],
  'VAULT.CANNOT_OPEN': [
    'Un secret gardé ici ne peut pas être ouvert.',
    'Saisissez-le de nouveau, ou rebranchez le système.',
  ],
  'INSIGHTS.BUDGET_CHANGED': [
    'Quelqu’un a changé ce budget depuis que vous l’avez vu.',
    'Regardez-le de nouveau, puis changez-le.',
  ],
  'INSIGHTS.JOB_NOT_FOUND': ['Ce travail n’existe pas, ou plus.'],
};
