import { CHOOSE_AGAIN, type Refusals, STALE } from './words';

const SHORTER = 'Gardez les champs et textes utiles.';

/** Notices, programs that are told, and how fields are transformed. */
export const PROGRAMS: Refusals = {
  'NOTIFICATIONS.NOT_FOUND': ['Ceci n’existe pas, ou plus.'],
  'NOTIFICATIONS.CHANGED_MEANWHILE': STALE,
  'NOTIFICATIONS.ENDPOINT_OFF': [
    'Ce programme est désactivé : rien ne l’atteindrait.',
    'Réactivez-le d’abord.',
  ],
  'NOTIFICATIONS.EVENT': ['Cet événement n’existe pas.', CHOOSE_AGAIN],
  'NOTIFICATIONS.HEARS_NOTHING': [
    'Sans avis ni événements, ce programme n’apprendrait rien.',
    'Choisissez au moins un événement, ou les avis.',
  ],
  'NOTIFICATIONS.KIND': ['Ce genre d’avis n’existe pas.', CHOOSE_AGAIN],
  'NOTIFICATIONS.MODE': ['Seul le courriel vient en résumé; le reste est immédiat ou désactivé.'],
  'NOTIFICATIONS.NO_PUSH': [
    'Cette installation n’envoie pas d’avis aux appareils.',
    'La personne qui la gère peut les activer.',
  ],
  'NOTIFICATIONS.REPLAY_RUNNING': [
    'Un renvoi à ce programme est déjà en cours.',
    'Attendez qu’il finisse, ou désactivez et réactivez le programme.',
  ],
  'NOTIFICATIONS.SINCE': [
    'Rien n’est encore arrivé depuis un moment à venir.',
    'Choisissez un moment passé.',
  ],
  'NOTIFICATIONS.TIMEZONE': ['Ce n’est pas un fuseau horaire.', 'Écrivez un nom tel que America/Toronto.'],
  'EGRESS.URL_REFUSED': ['Cette adresse n’est pas permise.', 'Donnez une adresse publique en https.'],
  'EGRESS.ADDRESS_REFUSED': [
    'Cette adresse mène à un réseau privé.',
    'Donnez une adresse publique en https.',
  ],
  'EGRESS.NOT_FOUND': ['Aucun serveur ne porte ce nom.', 'Vérifiez l’adresse.'],
  'EGRESS.UNREACHABLE': [
    'Ce serveur ne se laisse pas joindre.',
    'Vérifiez l’adresse, ou réessayez plus tard.',
  ],
  'EGRESS.TIMEOUT': ['Ce serveur n’a pas répondu à temps.', 'Réessayez plus tard.'],
  'EGRESS.REDIRECTED': [
    'Ce serveur renvoie à une autre adresse, qui n’est pas suivie.',
    'Donnez l’adresse finale.',
  ],
  'EGRESS.TOO_LARGE': ['Ce serveur a répondu plus que ce qui est lu.'],
  'TRANSFORM.STALE_VERSION': STALE,
  'MAPPING_VERSION.TRANSITION': [
    'Ce n’est pas possible dans l’état où est cette version.',
    'Rouvrez la page pour voir où elle en est.',
  ],
  'TRANSFORM.NOT_FOUND': ['Cette transformation n’existe pas, ou plus.'],
  'TRANSFORM.NO_SUCH_VERSION': ['Cette version n’existe pas, ou plus.'],
  'TRANSFORM.NO_SUCH_SAMPLE': ['Cet exemple n’existe pas, ou plus.'],
  'TRANSFORM.NAME_TAKEN': ['Une transformation porte déjà ce nom.', 'Choisissez-en un qui les distingue.'],
  'TRANSFORM.NO_DRAFT': ['Il n’y a pas de brouillon à publier.', 'Enregistrez d’abord un brouillon.'],
  'TRANSFORM.NOT_PUBLISHED': [
    'Cette transformation n’est pas publiée, ou pas en service.',
    'Publiez son brouillon, ou choisissez-en une autre.',
  ],
  'TRANSFORM.NOT_USABLE': ({ problems }) => {
    const places = (Array.isArray(problems) ? (problems as { path: string }[]) : []).map(({ path }) => path);
    return places.length === 0
      ? undefined
      : [`Cette transformation ne peut pas fonctionner : ${places.join(', ')}.`, 'Corrigez ces endroits.'];
  },
  'TRANSFORM.WRONG_PURPOSE': [
    'Cette transformation sert à autre chose.',
    'Choisissez-en une faite pour ceci.',
  ],
  'TRANSFORM.UNKNOWN_PURPOSE': ['Cet usage n’existe pas.', CHOOSE_AGAIN],
  'TRANSFORM.BAD_TABLE': [
    'Une table ne peut pas être lue.',
    'Donnez-lui un nom de lettres et de chiffres, et un texte ou une fiche de textes par clé.',
  ],
  'TRANSFORM.SYNTAX': ['Cette expression n’est pas juste.', 'Corrigez-la.'],
  'TRANSFORM.NO_ANSWER': [
    'Une expression n’a pas de réponse pour cette fiche.',
    'Prévoyez ce cas dans l’expression.',
  ],
  'TRANSFORM.TOO_MUCH_WORK': [
    'Cette fiche demande plus d’étapes que permis.',
    'Raccourcissez ses listes, ou parcourez chacune une seule fois.',
  ],
  'TRANSFORM.TOO_MUCH_TEXT': ['Cette fiche deviendrait trop grosse.', SHORTER],
  'TRANSFORM.TOO_SLOW': [
    'La transformation prenait trop de temps; elle a été abandonnée.',
    'Envoyez moins de fiches à la fois, ou simplifiez-la.',
  ],
  'TRANSFORM.TOO_MANY_SAMPLES': [
    'Une transformation ne garde pas plus d’exemples.',
    'Retirez-en un qui n’apprend rien de plus.',
  ],
  'TRANSFORM.SAMPLE_TOO_LARGE': ['Cet exemple est trop gros.', SHORTER],
  'TRANSFORM.SAMPLES_TOO_LARGE': [
    'Ce que deviennent les exemples est trop gros pour être montré.',
    'Retirez-en, ou raccourcissez leurs textes.',
  ],
  'TRANSFORM.SAMPLES_FAIL': ({ samples }) => {
    const names = (Array.isArray(samples) ? (samples as { name: string }[]) : []).map(({ name }) => name);
    return names.length === 0
      ? undefined
      : [
          `Des exemples ne deviennent pas ce qui est prévu : ${names.join(', ')}.`,
          'Corrigez la transformation, ou ce qui est prévu de ces exemples.',
        ];
  },
};
