import { findingText } from '#kernel';
import { byField, CHOOSE_AGAIN, type French, type Refusals, STALE, type Values } from './words';

interface Blocking {
  words?: { code: string; values: Values };
}

function blocked({ invoiceNumber, findings }: Values): French | undefined {
  const blocks = Array.isArray(findings) ? (findings as Blocking[]) : [];
  const said = blocks[0]?.words && findingText(blocks[0].words, 'fr');
  if (!said || typeof invoiceNumber !== 'string') return undefined;
  const more = blocks.length > 1 ? ` (et ${blocks.length - 1} de plus)` : '';
  return [`La facture ${invoiceNumber} ne peut pas être approuvée : ${said.message}${more}`, said.fix];
}

/** Who may approve what, and what the rules found. */
export const APPROVALS: Refusals = {
  'APPROVALS.BLOCKED': blocked,
  'APPROVALS.CHANGED_MEANWHILE': STALE,
  'APPROVALS.INVOICE_NOT_FOUND': ['Cette facture n’existe pas, ou plus.'],
  'APPROVALS.NOBODY': ['Seule une personne peut décider d’une facture.'],
  'APPROVALS.OWN_INVOICE': [
    'Vous avez écrit ou corrigé cette facture, ou elle vous concerne.',
    'Quelqu’un d’autre doit l’approuver.',
  ],
  'APPROVALS.NOT_YOUR_TURN': [
    'Ce n’est pas à vous de décider de cette facture maintenant.',
    'Demandez-le à une des personnes nommées, ou faites-vous nommer remplaçant.',
  ],
  'APPROVALS.TOO_LATE': [
    'Cette approbation ne peut plus être annulée.',
    'Si la facture est partie, annulez-la et écrivez-en une autre.',
  ],
  'APPROVALS.ALREADY_DECIDED': [
    'Vous avez déjà approuvé cette facture.',
    'Cette étape demande quelqu’un d’autre.',
  ],
  'APPROVALS.NO_AUTOMATIC_FIX': [
    'Ceci ne se corrige pas tout seul.',
    'Faites ce que dit la remarque, ou retournez la facture.',
  ],
  'APPROVALS.NOTHING_TO_FIX': [
    'Il n’y a rien à corriger ainsi sur cette facture.',
    'Validez-la de nouveau : elle a peut-être été corrigée entre-temps.',
  ],
  'APPROVALS.FIX_DID_NOT_HELP': [
    'La facture reste telle quelle : la recalculer ne corrige pas ce qui a été trouvé.',
    'Donnez à ses articles leur propre code de taxe, ou corrigez les lignes à la main.',
  ],
  'APPROVALS.NO_FIX': [
    'Rien de tel n’a été corrigé sur cette facture.',
    'Regardez-la de nouveau : quelqu’un a peut-être déjà repris la correction.',
  ],
  'APPROVALS.FIX_BUILT_UPON': [
    'La facture a changé depuis la correction, qui ne peut plus être reprise seule.',
    'Corrigez les lignes à la main.',
  ],
  'APPROVALS.DELEGATION': byField(
    { toDay: ['Le dernier jour précède le premier.', 'Inversez les deux jours.'] },
    [
      'Cette personne ne peut pas remplacer ainsi.',
      'Nommez un autre membre de l’organisation, qui peut approuver.',
    ],
  ),
  'APPROVALS.NOT_YOURS_TO_DELEGATE': [
    'Vous pouvez seulement vous faire remplacer vous-même.',
    'Demandez-le à la personne absente, ou à un propriétaire.',
  ],
  'APPROVALS.NO_SUCH_DELEGATION': ['Ce remplacement n’existe pas, ou plus.'],
  'APPROVALS.NO_SUCH_ROUTE': ['Ce circuit n’existe pas, ou plus.'],
  'APPROVALS.ROUTE': ({ field }) => {
    if (field === 'minTotal') return ['Le plus petit total dépasse le plus grand.', 'Inversez les deux.'];
    if (field === 'steps') return ['Un circuit sans étapes ne mène nulle part.', 'Ajoutez une étape.'];
    if (typeof field === 'string' && field.endsWith('.quorum'))
      return [
        'Une étape demande plus d’approbations que de personnes.',
        'Nommez plus de personnes, ou demandez-en moins.',
      ];
    if (typeof field === 'string' && field.endsWith('.roles'))
      return [
        'Un de ces rôles ne peut pas approuver de factures.',
        'Nommez des propriétaires, administrateurs ou gestionnaires.',
      ];
    return ['Ce choix n’existe pas, ou plus.', CHOOSE_AGAIN];
  },
  'APPROVALS.ROUTE_CHANGED_MEANWHILE': STALE,
  'APPROVALS.OWNERS_CHOICE': [
    'Seul un propriétaire décide si l’on peut approuver ses propres factures.',
    'Demandez-le à un propriétaire.',
  ],
  'APPROVALS.NO_SUCH_RULE': ['Cette règle n’existe pas, ou plus.'],
  'APPROVALS.PARAMETER': ['Ce nombre n’est pas permis ici.', 'Restez entre les deux limites indiquées.'],
  'APPROVALS.PERIOD': ['Le dernier jour précède le premier.', 'Inversez les deux jours.'],
};
