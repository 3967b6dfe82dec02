import { byField, CHOOSE_AGAIN, lineOf, listed, naming, number, type Refusals, STALE } from './words';

const LESS_OR_WHY = 'Diminuez la quantité, ou donnez une raison de dépasser la commande.';
const SPLIT = 'Partagez-le en plusieurs fichiers.';
const SAVE_AGAIN = 'Ouvrez-le dans un tableur et enregistrez-le en .xlsx ou en CSV.';

/** What a file has to say of an order, as the columns are called in the import. */
const COLUMNS: Readonly<Record<string, string>> = {
  number: 'le numéro de commande',
  party: 'le client ou fournisseur',
  description: 'la désignation',
  quantity: 'la quantité',
  unitPrice: 'le prix unitaire',
};

/** Purchase orders, and the files that bring them. */
export const ORDERS: Refusals = {
  'PURCHASE_ORDERS.STALE_VERSION': STALE,
  'PURCHASE_ORDERS.NOT_FOUND': ['Cette commande n’existe pas, ou plus.'],
  'PURCHASE_ORDERS.NUMBER_TAKEN': [
    'Ce numéro de commande est déjà pris.',
    'Prenez la commande qui existe, ou vérifiez le numéro sur le papier.',
  ],
  'PURCHASE_ORDERS.CLOSED': ['Cette commande est fermée, elle ne change plus.', 'Saisissez-en une autre.'],
  'PURCHASE_ORDER.TRANSITION': [
    'Ce n’est pas possible dans l’état où est cette commande.',
    'Rouvrez-la pour voir où elle en est.',
  ],
  'PURCHASE_ORDERS.NOT_APPROVED': [
    'Cette commande n’est pas encore approuvée, elle ne va donc pas à la comptabilité.',
    'Approuvez-la d’abord.',
  ],
  'PURCHASE_ORDERS.CANCELLED': [
    'Cette commande est annulée et la comptabilité ne l’a pas : il n’y a rien à envoyer.',
    'Saisissez une autre commande si elle est voulue après tout.',
  ],
  'PURCHASE_ORDERS.NOT_IN_FORCE': [
    'Cette commande n’est pas en vigueur.',
    'Approuvez-la d’abord, ou prenez celle qui est en vigueur.',
  ],
  'PURCHASE_ORDERS.WRONG_PARTY': byField(
    {
      customerId: [
        'Une commande d’un client a besoin d’un client actif, et d’aucun fournisseur.',
        'Choisissez le client.',
      ],
    },
    [
      'Une commande à un fournisseur a besoin d’un fournisseur actif, et d’aucun client.',
      'Choisissez le fournisseur.',
    ],
  ),
  'PURCHASE_ORDERS.INCOMPLETE_LINE': (problem) => [
    `${lineOf(problem)} n’est pas complète.`,
    'Écrivez ce qui manque, ou choisissez un article qui l’a.',
  ],
  'PURCHASE_ORDERS.NO_SUCH_LINE': ['La commande n’a pas cette ligne, ou plus.', 'Rouvrez-la et recommencez.'],
  'PURCHASE_ORDERS.LINE_TWICE': ['La même ligne est nommée deux fois.', 'Nommez chaque ligne une fois.'],
  'PURCHASE_ORDERS.UNKNOWN_ITEM': (problem) => [
    `${lineOf(problem)} a un article qui n’existe plus.`,
    'Choisissez-en un autre.',
  ],
  'PURCHASE_ORDERS.UNKNOWN_TAX_CODE': ['Ce code de taxe n’existe pas, ou plus.', CHOOSE_AGAIN],
  'PURCHASE_ORDERS.UNKNOWN_TERM': ['Ces modalités de paiement n’existent pas, ou plus.', CHOOSE_AGAIN],
  'PURCHASE_ORDERS.UNKNOWN_JOB': [
    'Ce travail, ou cette ligne du travail, n’existe pas.',
    'Choisissez le travail pour lequel on commande, ou n’en mettez pas.',
  ],
  'PURCHASE_ORDERS.JOB_OF_CUSTOMER_ORDER': [
    'La commande d’un client devient elle-même un travail; seule une commande à un fournisseur nomme un travail.',
    'Retirez le travail, et créez-le à partir de la commande.',
  ],
  'PURCHASE_ORDERS.DISCOUNT_TOO_LARGE': ['Le rabais dépasse le total des lignes.', 'Diminuez le rabais.'],
  'PURCHASE_ORDERS.NEEDS_REVISION': [
    'Cette commande est approuvée : ceci ne se change pas directement.',
    'Demandez une révision avec une raison; elle vaut dès qu’elle est approuvée.',
  ],
  'PURCHASE_ORDERS.NO_REVISION': [
    'Cette commande ne peut pas être révisée.',
    'Modifiez-la directement si personne ne l’a encore approuvée; sinon, saisissez-en une autre.',
  ],
  'PURCHASE_ORDERS.NO_SUCH_REVISION': ['Cette révision n’existe pas, ou plus.'],
  'PURCHASE_ORDERS.NOTHING_CHANGED': ['Cette révision ne change rien.', 'Changez d’abord quelque chose.'],
  'PURCHASE_ORDERS.REVISION_DECIDED': [
    'Cette révision est déjà tranchée.',
    'Rouvrez la commande et regardez son historique.',
  ],
  'PURCHASE_ORDERS.REVISION_OPEN': [
    'Une révision de cette commande attend déjà l’approbation.',
    'Approuvez-la ou refusez-la d’abord.',
  ],
  'PURCHASE_ORDERS.BELOW_PROGRESS': [
    'Une ligne a déjà plus de reçu, de fait ou de facturé que ce qu’elle commanderait.',
    'Laissez la ligne, avec au moins cette quantité.',
  ],
  'PURCHASE_ORDERS.NOTHING_TO_RECEIVE': [
    'Un client a passé cette commande : rien n’y est reçu.',
    'Notez la réception sur la commande au fournisseur.',
  ],
  'PURCHASE_ORDERS.NO_SUCH_RECEIPT': ['Cette réception n’existe pas, ou plus.'],
  'PURCHASE_ORDERS.RECEIPT_VOID': ['Cette réception est déjà annulée.'],
  'PURCHASE_ORDERS.RECEIPT_ID_TAKEN': [
    'Cette réception a déjà été notée autrement.',
    'Rouvrez la commande et recommencez.',
  ],
  'PURCHASE_ORDERS.OVER_RECEIVED': naming(
    ['lineNumber', 'ordered', 'left'],
    ({ lineNumber, ordered, left }) => [
      `La ligne ${lineNumber} a ${number(ordered)} de commandé, dont ${number(left)} à recevoir : c’est trop.`,
      LESS_OR_WHY,
    ],
  ),
  'PURCHASE_ORDERS.OVER_BILLED': naming(
    ['lineNumber', 'ordered', 'left'],
    ({ lineNumber, ordered, left }) => [
      `La ligne ${lineNumber} a ${number(ordered)} de commandé, dont ${number(left)} à facturer : c’est trop.`,
      LESS_OR_WHY,
    ],
  ),
  'PURCHASE_ORDERS.OVER_WORKED': naming(
    ['lineNumber', 'ordered', 'left'],
    ({ lineNumber, ordered, left }) => [
      `La ligne ${lineNumber} a ${number(ordered)} de commandé, dont ${number(left)} à faire : c’est trop.`,
      LESS_OR_WHY,
    ],
  ),
  'PURCHASE_ORDERS.EXPORT_TOO_LARGE': [
    'Trop de commandes correspondent à ces filtres pour un seul fichier.',
    'Réduisez la liste, par exemple par état ou par client.',
  ],
  'PURCHASE_ORDERS.IMPORT_COLUMNS': ({ missing }) => {
    const fields = (Array.isArray(missing) ? missing : []).map(
      (field) => COLUMNS[String(field)] ?? String(field),
    );
    return fields.length > 0
      ? [
          `Le fichier n’a pas de colonne pour ${listed(fields)}.`,
          'Dites ci-dessous ce que sont les colonnes.',
        ]
      : ['Les colonnes de ce fichier ne sont pas claires.', 'Donnez à chaque colonne un titre à elle.'];
  },
  'PURCHASE_ORDERS.IMPORT_REFUSED': naming(['errorCount'], ({ errorCount }) => [
    `${errorCount} ${errorCount === '1' ? 'endroit du fichier ne peut être importé' : 'endroits du fichier ne peuvent être importés'} : rien ne l’a été.`,
    'Corrigez les rangées de la liste et renvoyez le fichier.',
  ]),
  'PURCHASE_ORDERS.IMPORT_TOO_LARGE': ['Ce fichier a trop de commandes.', SPLIT],
  'SPREADSHEETS.UNKNOWN_KIND': ['Ce n’est ni un CSV, ni un classeur Excel (.xlsx).', SAVE_AGAIN],
  'SPREADSHEETS.OLD_EXCEL': [
    'Ce fichier est d’un ancien format d’Excel, ou il a un mot de passe.',
    SAVE_AGAIN,
  ],
  'SPREADSHEETS.TOO_LARGE': ['Ce fichier est trop gros.', SPLIT],
  'SPREADSHEETS.TOO_MANY_ROWS': ['Ce fichier a trop de rangées.', SPLIT],
  'SPREADSHEETS.TOO_WIDE': [
    'Ce fichier a trop de colonnes, ou un texte trop long.',
    'Ne gardez que les colonnes utiles.',
  ],
  'SPREADSHEETS.TOO_SLOW': ['La lecture du fichier prenait trop de temps; elle a été abandonnée.', SPLIT],
  'SPREADSHEETS.EMPTY': [
    'Ce fichier n’a pas de rangée de titres.',
    'Mettez les titres dans la première rangée.',
  ],
  'SPREADSHEETS.UNREADABLE': ['Ce fichier est endommagé et ne peut être lu.', SAVE_AGAIN],
};
