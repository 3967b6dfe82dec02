import { CHOOSE_AGAIN, lineOf, naming, number, type Refusals } from './words';

const GONE = 'Rouvrez la page.';

/** Payments, credits, refunds, deposits, holdbacks, progress billing and slips. */
export const MONEY: Refusals = {
  'INVOICING.PAYMENT_NOT_FOUND': ['Ce paiement n’existe pas, ou plus.'],
  'PAYMENT.NOT_FOUND': ['Ce paiement n’existe pas, ou plus.'],
  'INVOICING.PAYMENT_AMOUNT': ['Un paiement est plus que zéro.', 'Saisissez le montant payé.'],
  'INVOICING.PAYMENT_PARTY': [
    'Un paiement est reçu d’un client, ou fait à un sous-traitant ou fournisseur.',
    'Choisissez de qui ou à qui.',
  ],
  'INVOICING.PAYMENT_VOID': [
    'Ce paiement est annulé.',
    'Saisissez-en un autre si l’argent est entré après tout.',
  ],
  'INVOICING.OVER_ALLOCATED': naming(['available', 'over'], ({ available, over }) => [
    `Il y a ${number(available)} à affecter : c’est ${number(over)} de trop sur les factures.`,
    'Affectez moins aux factures, ou corrigez le montant.',
  ]),
  'INVOICING.OVER_BALANCE': naming(
    ['invoiceNumber', 'balance', 'amount'],
    ({ invoiceNumber, balance, amount }) => [
      `Il reste ${number(balance)} à payer sur la facture ${invoiceNumber} : ${number(amount)} ne peut pas y être affecté.`,
      'N’affectez pas plus que son solde; le reste demeure non affecté.',
    ],
  ),
  'INVOICING.ALLOCATED_TWICE': ['La même facture est nommée deux fois.', 'Nommez-la une fois.'],
  'INVOICING.ALLOCATION_AMOUNT': [
    'Un montant affecté est plus que zéro.',
    'Corrigez-le, ou retirez la facture.',
  ],
  'INVOICING.WRONG_INVOICE': [
    'Cette facture est d’une autre partie, d’un autre genre ou dans une autre devise.',
    'Choisissez-en une de la même partie, dans la même devise.',
  ],
  'INVOICING.NOT_PAYABLE': [
    'Rien ne peut être affecté à cette facture dans son état.',
    'Faites-la approuver d’abord, ou laissez l’argent non affecté.',
  ],
  'INVOICING.HAS_REFUNDS': [
    'De l’argent en a été remboursé : il ne peut pas être annulé.',
    'Annulez d’abord le remboursement.',
  ],
  'INVOICING.REFUND_NOT_FOUND': ['Ce remboursement n’existe pas, ou plus.'],
  'REFUND.NOT_FOUND': ['Ce remboursement n’existe pas, ou plus.'],
  'REFUND.TRANSITION': ['Ce remboursement est déjà annulé.'],
  'INVOICING.REFUND_AMOUNT': ['Un remboursement est plus que zéro.', 'Saisissez ce qui est rendu.'],
  'INVOICING.OVER_REFUNDED': naming(
    ['available', 'currency', 'amount'],
    ({ available, currency, amount }) => [
      `Il y a ${number(available)} ${currency} à rembourser : ${number(amount)} est trop.`,
      'Ne remboursez pas plus que ce qu’aucune facture n’a utilisé.',
    ],
  ),
  'INVOICING.CREDIT_NOT_FOUND': ['Cette note de crédit n’existe pas, ou plus.'],
  'CREDIT.NOT_FOUND': ['Cette note de crédit n’existe pas, ou plus.'],
  'CREDIT.TRANSITION': ['Ce n’est pas possible dans l’état où est cette note de crédit.', GONE],
  'INVOICING.CREDIT_AMOUNT': [
    'Une note de crédit est plus que zéro.',
    'Nommez une ligne et ce qui en est rendu.',
  ],
  'INVOICING.CREDIT_LINE': [
    'Ce ne peut pas être crédité ainsi.',
    'Nommez chaque ligne une fois, et ne créditez pas plus que ce qui en reste.',
  ],
  'INVOICING.NOT_CREDITABLE': [
    'Il n’y a rien à créditer sur cette facture dans son état.',
    'Un brouillon se modifie ou s’annule.',
  ],
  'INVOICING.OVER_CREDITED': naming(
    ['invoiceNumber', 'total', 'credited'],
    ({ invoiceNumber, total, credited }) => [
      `La facture ${invoiceNumber} est de ${number(total)} : ses notes de crédit feraient ${number(credited)}.`,
      'Créditez moins; pour un geste commercial, écrivez une note de crédit à part.',
    ],
  ),
  'INVOICING.DEPOSIT_AMOUNT': ['Un acompte est plus que zéro.', 'Saisissez le montant demandé.'],
  'INVOICING.NO_SUCH_DEPOSIT': ['Ce client n’a pas cet acompte dans cette devise.', CHOOSE_AGAIN],
  'INVOICING.DEPOSIT_NOT_LIVE': [
    'Cet acompte ne peut pas encore être déduit.',
    'Faites d’abord approuver la facture de l’acompte.',
  ],
  'INVOICING.DEPOSIT_SPENT': [
    'Il reste moins de cet acompte que ce que cette facture en déduit.',
    'Regardez ce qui en reste et ne déduisez pas plus.',
  ],
  'INVOICING.HOLDBACK_PERCENT': [
    'Cette retenue n’est pas possible.',
    'Donnez un pourcentage de 0 à moins de 100.',
  ],
  'INVOICING.NOTHING_HELD_BACK': [
    'Aucune retenue ne peut être libérée ici.',
    'Seules les retenues de factures approuvées, pas encore libérées, se facturent.',
  ],
  'INVOICING.NO_SCHEDULE': ['Ce travail n’a pas d’échéancier de valeurs.'],
  'INVOICING.SCHEDULE_LINE': [
    'Cette ligne de l’échéancier ne se facture pas ainsi.',
    'Regardez l’échéancier de valeurs du travail; une étape se facture en entier.',
  ],
  'INVOICING.SCHEDULE_VALUE': (problem) => [`${lineOf(problem)} vaut moins que rien.`, 'Corrigez sa valeur.'],
  'INVOICING.SCHEDULE_BILLED': (problem) => [
    `${lineOf(problem)} est déjà facturée en partie : ceci n’y est plus possible.`,
    'Annulez d’abord les factures qui la facturent.',
  ],
  'INVOICING.SCHEDULE_MOVED': [
    'Une ligne de l’échéancier a été facturée entre-temps, ou il en reste moins.',
    'Regardez-le de nouveau et facturez ce qui reste.',
  ],
  'INVOICING.OVER_SCHEDULE': [
    'Ce serait facturer plus que ce que vaut la ligne.',
    'Facturez moins, ou augmentez sa valeur par un ordre de changement.',
  ],
  'INVOICING.PROGRESS_WENT_BACK': [
    'Plus que cela est déjà facturé sur cette ligne.',
    'Annulez la facture qui a trop facturé, ou écrivez une note de crédit.',
  ],
  'INVOICING.STATEMENT_PERIOD': ['Le relevé finirait avant de commencer.', 'Inversez les deux jours.'],
  'INVOICING.STATEMENT_TOO_LONG': [
    'Trop de documents pour un seul relevé.',
    'Choisissez une période plus courte.',
  ],
  'INVOICING.NO_SLIPS': [
    'Aucun paiement de cette année ne demande un tel feuillet.',
    'Choisissez une autre année, ou l’autre feuillet dans les données fiscales des sous-traitants.',
  ],
  'INVOICING.PAYER_INCOMPLETE': [
    'Il manque à ce fichier des données de votre organisation.',
    'Complétez-les sous Réglages, Organisation.',
  ],
};
