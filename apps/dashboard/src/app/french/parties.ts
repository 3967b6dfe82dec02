import { byField, CHOOSE_AGAIN, type Refusals, STALE } from './words';

const ZONE = 'Écrivez un nom tel que America/Toronto.';
const NAME_WITH_COLON = [
  'Un nom ne peut pas contenir de deux-points.',
  'Les systèmes comptables s’en servent entre une fiche et celles qui en dépendent : écrivez-le autrement.',
] as const;
const REQUIRED = ['Ce champ est requis.'] as const;

const MERGE_BLOCKED: Readonly<Record<string, string>> = {
  markup_rules: 'une majoration pour le même travail et la même catégorie',
  invoices: 'une facture du même numéro',
  purchase_orders: 'une commande du même numéro',
  rate_cards: 'un tarif pour le même travail',
};

/** Customers, contractors, items, taxes and rates. */
export const PARTIES: Refusals = {
  'PARTIES.STALE_VERSION': STALE,
  'PARTIES.NAME_TAKEN': [
    'Une fiche active porte déjà ce nom.',
    'Prenez celle qui existe, ou donnez un nom qui les distingue.',
  ],
  'PARTIES.NOT_FOUND': ['Cette fiche n’existe pas, ou plus.'],
  'PARTIES.NAME_MISSING': ['Il faut un nom.'],
  'PARTIES.NAME_WITH_COLON': NAME_WITH_COLON,
  'PARTIES.FIELD_MISSING': byField(
    {
      subject: ['Dites en quelques mots de quoi il s’agissait.'],
      address: ['Une adresse a besoin au moins d’une rue ou d’une ville.'],
      label: ['Donnez un nom à cette adresse.'],
      name: ['Il faut un nom.'],
      reason: ['Dites pourquoi il faut voir ces numéros.'],
      duplicateId: ['Il manque la fiche qui pourrait être la même.', 'Choisissez-la.'],
    },
    REQUIRED,
  ),
  'PARTIES.ALREADY_THERE': ['Cela existe déjà sur cette fiche.', 'Modifiez ce qui y est.'],
  'PARTIES.UNKNOWN_CURRENCY': ['Cette devise n’existe pas.', 'Écrivez son code, tel que CAD ou USD.'],
  'PARTIES.UNKNOWN_TERM': ['Ces modalités de paiement n’existent pas, ou plus.', CHOOSE_AGAIN],
  'PARTIES.UNKNOWN_TIME_ZONE': ['Ce n’est pas un fuseau horaire.', ZONE],
  'PARTIES.UNKNOWN_SERVICE_TYPE': ['Ce genre de travail n’existe pas, ou plus.', CHOOSE_AGAIN],
  'PARTIES.UNKNOWN_FILE': ['Ce fichier n’existe pas, ou plus.', 'Envoyez-le de nouveau.'],
  'PARTIES.UNKNOWN_CONTACT': ['Ce contact n’existe pas, ou plus.', CHOOSE_AGAIN],
  'PARTIES.DATES_REVERSED': ['La fin précède le début.', 'Vérifiez les deux dates.'],
  'PARTIES.NOT_AN_INSTANT': ['Ce n’est pas un moment.', 'Vérifiez le jour et l’heure.'],
  'PARTIES.NOT_A_PLACE': [
    'Ce n’est pas un lieu.',
    'Donnez la latitude et la longitude en degrés, telles que 45.4215 et -75.6972, ou aucune des deux.',
  ],
  'PARTIES.NOT_A_SIN': ['Ce n’est pas un numéro d’assurance sociale.', 'Vérifiez les neuf chiffres.'],
  'PARTIES.NOT_A_BUSINESS_NUMBER': ['Ce n’est pas un numéro d’entreprise.', 'Vérifiez les neuf chiffres.'],
  'PARTIES.NOT_A_GST_NUMBER': ['Ce n’est pas un numéro de TPS/TVH.', 'Il s’écrit 123456782RT0001.'],
  'PARTIES.WRONG_PARENT': [
    'Cette fiche ne peut pas dépendre de celle-là.',
    'Choisissez un autre client dont elle dépend, ou aucun.',
  ],
  'PARTIES.ALREADY_MERGED': [
    'Une de ces fiches a déjà été fusionnée avec une autre.',
    'Ouvrez la fiche qui est restée.',
  ],
  'PARTIES.CANNOT_MERGE': [
    'Ces deux fiches ne peuvent pas être fusionnées.',
    'Il leur faut la même devise et le même genre (client ou projet); celle qui reste doit être active et ne pas dépendre de l’autre.',
  ],
  'PARTIES.MERGE_BLOCKED': ({ table }) => {
    const what = typeof table === 'string' ? MERGE_BLOCKED[table] : undefined;
    if (!what) return undefined;
    return [
      `Les deux fiches ont ${what}, qui ne peut exister qu’une fois par client.`,
      'Changez ou supprimez l’une des deux, puis fusionnez.',
    ];
  },
  'CATALOG.STALE_VERSION': STALE,
  'CATALOG.NAME_TAKEN': ['Ce nom est déjà pris.', 'Choisissez-en un autre.'],
  'CATALOG.CODE_TAKEN': ['Ce code est déjà pris.', 'Prenez ce qui existe, ou choisissez un autre code.'],
  'CATALOG.NAME_MISSING': REQUIRED,
  'CATALOG.NAME_WITH_COLON': NAME_WITH_COLON,
  'CATALOG.NOT_FOUND': ['Ceci n’existe pas, ou plus.'],
  'CATALOG.UNKNOWN_REFERENCE': ['Ce choix n’existe pas, ou plus.', CHOOSE_AGAIN],
  'CATALOG.INVENTORY_ACCOUNTS': [
    'Un article en stock a besoin d’un compte de produits, d’un de charges et d’un d’actif.',
    'Choisissez les trois comptes, ou ne tenez pas de stock de cet article.',
  ],
  'CATALOG.NO_RATE': [
    'Aucun taux de change n’est connu pour ce jour.',
    'Saisissez ce que valait l’unité de cette devise ce jour-là.',
  ],
  'CATALOG.NO_SUCH_RATE': [
    'La Banque du Canada ne publie pas de taux pour cette devise.',
    'Saisissez le taux du document.',
  ],
  'CATALOG.RATES_UNAVAILABLE': [
    'La Banque du Canada ne répond pas pour le moment.',
    'Réessayez plus tard, ou saisissez le taux du document.',
  ],
  'CATALOG.NO_RATE_AGREED': [
    'Aucune grille de taux ne convient à ce travail ce jour-là, et la comptabilité n’en a pas le prix.',
  ],
  'CATALOG.RATE_CARD_COLLIDES': [
    'Une autre grille de taux vaut déjà pour le même travail à ces dates.',
    'Terminez-la la veille du début de celle-ci, ou modifiez-la.',
  ],
  'CATALOG.RATE_CARD_NOT_VALID': byField(
    {
      name: ['Une grille de taux a besoin d’un nom.'],
      customerId: ['Une grille vaut pour un sous-traitant ou pour un client, pas pour les deux.'],
      itemId: ['Une grille vaut pour un genre de travail ou pour un article, pas pour les deux.'],
      validFrom: ['Une grille a besoin d’un premier jour.'],
      validTo: ['Une grille ne peut pas finir avant de commencer.'],
      value: ['Ce taux n’est pas possible.', 'Vérifiez le montant ou le pourcentage.'],
    },
    [
      'Ces heures supplémentaires ne sont pas possibles.',
      'Dites quand elles commencent, ou prenez la règle de la province.',
    ],
  ),
  'CATALOG.TAX_BEFORE_TABLE': [
    'Les taux de taxe de ce jour ne sont plus gardés.',
    'Choisissez à la main le code de taxe du document.',
  ],
  'CATALOG.TAX_SAID_TWICE': ['Deux exceptions parlent de la même chose.', 'Gardez-en une.'],
};
