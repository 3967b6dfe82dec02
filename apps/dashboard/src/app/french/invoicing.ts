import { byField, CHOOSE_AGAIN, lineOf, naming, number, type Refusals, STALE, type Values } from './words';

const REOPEN = 'Rouvrez-la pour voir où elle en est.';
const GONE_INVOICE = ['Cette facture n’existe pas, ou plus.'] as const;
const GONE_JOB = ['Ce travail n’existe pas, ou plus.'] as const;
const GONE_CUSTOMER = ['Ce client n’existe pas, ou plus.', CHOOSE_AGAIN] as const;
const BILL_NUMBER = [
  'Une facture reçue a besoin du numéro que son émetteur lui a donné.',
  'Copiez-le du papier.',
] as const;

const EVIDENCE: Readonly<Record<string, string>> = {
  time_entry: 'Ce temps',
  expense: 'Cette dépense',
  material_use: 'Ce matériel',
  holdback: 'Cette retenue',
  schedule_line: 'Cette ligne de l’échéancier de valeurs',
  deposit: 'Cet acompte',
};

function sendable({ invoiceNumber, direction }: Values): readonly [string, string] | undefined {
  if (typeof invoiceNumber !== 'string' || typeof direction !== 'string') return undefined;
  return direction === 'payable'
    ? [
        `${invoiceNumber} est une facture que nous recevons : elle n’est envoyée à personne.`,
        'Choisissez une facture à un client.',
      ]
    : [
        `La facture ${invoiceNumber} n’est pas approuvée, ou plus : elle n’est donc pas envoyée.`,
        'Faites-la approuver d’abord.',
      ];
}

/** Invoices, bills, payments, credits and what they rest on. */
export const INVOICING: Refusals = {
  'INVOICING.CHANGED_MEANWHILE': STALE,
  'INVOICING.INVOICE_NOT_FOUND': GONE_INVOICE,
  'INVOICE.NOT_FOUND': GONE_INVOICE,
  'INVOICING.LINK_NOT_FOUND': ['Ce lien ne mène plus à aucune facture.'],
  'INVOICE.TRANSITION': ['Ce n’est pas possible dans l’état où est cette facture.', REOPEN],
  'INVOICE.NOT_APPROVED': [
    'Cette facture n’est pas encore approuvée, elle ne va donc pas à la comptabilité.',
    'Faites-la approuver d’abord.',
  ],
  'INVOICE.HELD': [
    'L’approbation de cette facture peut encore être annulée : elle n’est pas encore partie.',
    'Attendez quelques secondes : elle part d’elle-même.',
  ],
  'INVOICING.NUMBER_TAKEN': [
    'Ce numéro est déjà pris.',
    'Vérifiez que la facture n’a pas déjà été saisie, ou distinguez-les par leur numéro.',
  ],
  'INVOICING.NO_BILL_NUMBER': BILL_NUMBER,
  'INVOICING.NOT_EDITABLE': [
    'Cette facture ne peut plus être modifiée.',
    'Refusez-la pour la modifier, ou annulez-la et écrivez-en une autre.',
  ],
  'INVOICING.NOT_CORRECTABLE': [
    'Cette facture ne peut plus être corrigée.',
    'Annulez-la et écrivez-en une autre.',
  ],
  'INVOICING.LINES_FIXED': [
    'Les lignes de cette facture découlent de ce qu’elle facture : elles ne se changent pas à la main.',
    'Annulez-la et facturez de nouveau, avec d’autres quantités.',
  ],
  'INVOICING.NEGATIVE_TOTAL': [
    'Le total d’une facture ne peut pas être négatif.',
    'Écrivez plutôt une note de crédit.',
  ],
  'INVOICING.NO_LINES': ['Une facture a besoin d’au moins une ligne.', 'Ajoutez-en une.'],
  'INVOICING.LINE_AMOUNT': (problem) => [
    `Le montant de ${lineOf(problem).toLowerCase()} n’est pas possible.`,
    'Donnez une quantité et un prix, ou un montant seul.',
  ],
  'INVOICING.DUE_BEFORE_INVOICE': [
    'L’échéance précède la date de la facture.',
    'Choisissez cette date ou une plus tardive.',
  ],
  'INVOICING.NO_ADDRESS': [
    'Ce client n’a pas d’adresse courriel.',
    'Ajoutez-en une à sa fiche, ou dites où envoyer.',
  ],
  'INVOICING.NOT_SENDABLE': sendable,
  'INVOICING.NO_SUCH_ITEM': (problem) => [
    `${lineOf(problem)} a un article qui n’existe plus.`,
    'Choisissez-en un autre.',
  ],
  'INVOICING.ITEM_NOT_SET': byField(
    {
      holdbackItemId: [
        'L’article des retenues n’est pas choisi.',
        'Choisissez-le dans les réglages de facturation.',
      ],
      depositItemId: [
        'L’article des acomptes n’est pas choisi.',
        'Choisissez-le dans les réglages de facturation.',
      ],
      freightItemId: [
        'L’article du transport n’est pas choisi.',
        'Choisissez-le dans les réglages de facturation.',
      ],
    },
    [
      'L’article des dépenses refacturées n’est pas choisi.',
      'Choisissez-le dans les réglages de facturation.',
    ],
  ),
  'INVOICING.UNKNOWN_TAX_CODE': (problem) => [
    `${lineOf(problem)} a un code de taxe qui n’existe plus.`,
    'Choisissez-en un autre.',
  ],
  'INVOICING.NO_SUCH_CUSTOMER': GONE_CUSTOMER,
  'INVOICING.NO_SUCH_CONTRACTOR': ['Ce sous-traitant n’existe pas, ou plus.', CHOOSE_AGAIN],
  'INVOICING.NO_SUCH_REFERENCE': ['Ce choix n’existe pas, ou plus.', CHOOSE_AGAIN],
  'INVOICING.RATE_MISSING': [
    'Un montant dans une autre devise a besoin de son taux de change.',
    'Saisissez ce que vaut l’unité de cette devise dans la vôtre.',
  ],
  'INVOICING.JOB_NOT_FOUND': GONE_JOB,
  'INVOICING.JOB_CANCELLED': [
    'Ce travail est annulé : il ne peut pas être facturé.',
    'Écrivez une facture à la main si du travail a été fait avant.',
  ],
  'INVOICING.JOB_OF_ANOTHER': [
    'Ce client n’a pas ce travail.',
    'Choisissez un de ses travaux, ou n’en mettez pas.',
  ],
  'INVOICING.NO_SUCH_JOB_LINE': ['Ce travail n’a pas cette ligne, ou plus.', 'Rouvrez-le et recommencez.'],
  'INVOICING.MORE_THAN_COMPLETED': (problem) => [
    `${lineOf(problem)} n’a pas autant à facturer.`,
    'Notez d’abord l’avancement du travail, ou facturez moins.',
  ],
  'INVOICING.NOTHING_TO_BILL': [
    'Il ne reste rien à facturer.',
    'Notez ou approuvez d’abord ce qui a été fait ou reçu.',
  ],
  'INVOICING.NO_TIME_TO_BILL': [
    'Aucun temps approuvé de ces jours ne reste à facturer.',
    'Approuvez d’abord le temps de ces jours, ou choisissez-en d’autres.',
  ],
  'INVOICING.ORDER_NOT_FOUND': ['Cette commande n’existe pas, ou plus.'],
  'INVOICING.ORDER_OF_ANOTHER': [
    'Cette facture n’est pas pour cette commande.',
    'Choisissez une commande à ce fournisseur, dans la devise de la facture; ce qu’un client commande se facture par son travail.',
  ],
  'INVOICING.ORDER_LINE': [
    'La facture ou une de ses lignes ne nomme pas une ligne de la commande.',
    'Nommez la commande sur la facture, et ses lignes sur celles qui les facturent.',
  ],
  'INVOICING.EVIDENCE_BILLED': naming(['kind'], ({ kind }) => [
    `${EVIDENCE[kind] ?? 'Ceci'} est déjà sur une autre facture.`,
    'Retirez-le de cette facture, ou annulez d’abord l’autre.',
  ]),
  'INVOICING.EVIDENCE_TWICE': (problem) => [
    `${lineOf(problem)} facture ce qu’une autre ligne facture aussi.`,
    'Nommez chaque temps, dépense et retenue une seule fois.',
  ],
  'INVOICING.MATERIAL_ON_BILL': [
    'Le matériel qu’un travail utilise se facture à son client.',
    'Retirez-le de cette facture reçue : ce qu’un fournisseur livre se facture par les lignes de la commande.',
  ],
  'INVOICING.USED_LATER': naming(['invoiceNumber', 'usedBy'], ({ invoiceNumber, usedBy }) => [
    `La facture ${usedBy} repose sur la facture ${invoiceNumber}, qui ne peut donc pas être annulée.`,
    `Annulez d’abord ${usedBy}.`,
  ]),
  'INVOICING.HAS_PAYMENTS': naming(
    ['invoiceNumber', 'paid', 'currency'],
    ({ invoiceNumber, paid, currency }) => [
      `${number(paid)} ${currency} sont payés sur la facture ${invoiceNumber}, elle ne peut donc pas être annulée.`,
      'Annulez d’abord les paiements et notes de crédit qui la paient.',
    ],
  ),
  'INVOICING.MARKUP_WHOSE': [
    'Une majoration vaut pour un travail, pour un client ou pour tous.',
    'Nommez un travail, ou un client, ou aucun des deux.',
  ],
};
