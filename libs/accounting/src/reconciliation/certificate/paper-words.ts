import type { DocumentLanguage } from '#platform';
import type { Direction } from '../../connections/directions.js';
import type { Entity } from '../../ports/canonical-documents.js';
import type { DifferenceCause, DifferenceKind } from '../reconciliation.types.js';
import type { Verdict } from './statement.js';

interface PaperWords {
  title: string;
  books: string;
  organization: string;
  asOf: string;
  issuedAt: string;
  verdict: string;
  currency: string;
  what: string;
  ours: string;
  theirs: string;
  difference: string;
  receivable: string;
  payable: string;
  number: string;
  more: string;
  cut: string;
  signature: string;
  howToCheck: string;
  explained: string;
  leftOut: string;
  directions: Record<Direction, string>;
  verdicts: Record<Verdict, string>;
  entities: Partial<Record<Entity, string>>;
  kinds: Record<DifferenceKind, string>;
  causes: Record<DifferenceCause, string>;
}

const ENGLISH: PaperWords = {
  title: 'Reconciliation certificate',
  books: 'Tied out against',
  organization: 'Books of',
  asOf: 'Figures of',
  issuedAt: 'Issued',
  verdict: 'Result',
  currency: 'Home currency',
  what: 'What',
  ours: 'Here',
  theirs: 'In the books',
  difference: 'Difference',
  receivable: 'Receivables, control total',
  payable: 'Payables, control total',
  number: 'Number of records',
  more: 'More differences than this paper lists; the digest is of all of them.',
  cut: 'There was too much to compare each record: there may be more differences than were found.',
  signature: 'Signature (Ed25519)',
  howToCheck:
    'The signed file of this certificate can be checked in the product, or with the public key that it holds.',
  explained: 'Explained',
  leftOut: 'Not kept on both sides, by choice',
  directions: {
    both: 'both ways',
    'from-books': 'only from the books',
    'to-books': 'only to the books',
    off: 'neither way',
  },
  verdicts: {
    clean: 'Both books agree',
    explained: 'Every difference is explained',
    open: 'Differences are open',
  },
  entities: {
    customer: 'Customers',
    vendor: 'Vendors',
    invoice: 'Invoices',
    bill: 'Bills',
    credit: 'Credits',
    'vendor-credit': 'Vendor credits',
    payment: 'Payments received',
    'bill-payment': 'Payments made',
    'credit-use': 'Uses of credits',
    'vendor-credit-use': 'Uses of vendor credits',
    estimate: 'Estimates',
    'purchase-order': 'Purchase orders',
    item: 'Counted items',
    'time-activity': 'Time',
  },
  kinds: {
    'amount-differs': 'other total',
    'tax-differs': 'other tax',
    'balance-differs': 'other open balance',
    'deleted-there': 'deleted in the books',
    'not-there': 'not in the books',
    'not-here': 'not here',
    'duplicate-there': 'entered twice in the books',
    'payment-not-here': 'payment not here',
    'payment-not-there': 'payment not in the books',
    'allocation-differs': 'pays other invoices',
    'void-here-open-there': 'void here, open in the books',
    'open-here-void-there': 'void in the books, open here',
    'party-balance-differs': 'other balance in all',
    'quantity-differs': 'other quantity on hand',
  },
  causes: {
    timing: 'on its way',
    'edit-there': 'changed there, not fetched yet',
    'missed-event': 'changed there, never told',
    'change-here': 'changed here, not in the books',
    conflict: 'waits for a decision',
    rounding: 'rounding',
    'only-there': 'an entry of the books alone',
    unexplained: 'no explanation found',
  },
};

const FRENCH: PaperWords = {
  title: 'Attestation de rapprochement',
  books: 'Rapproché avec',
  organization: 'Livres de',
  asOf: 'Chiffres au',
  issuedAt: 'Émise le',
  verdict: 'Résultat',
  currency: 'Monnaie de base',
  what: 'Objet',
  ours: 'Ici',
  theirs: 'Aux livres',
  difference: 'Écart',
  receivable: 'Comptes clients, total de contrôle',
  payable: 'Comptes fournisseurs, total de contrôle',
  number: 'Nombre de fiches',
  more: 'Il y a plus d’écarts que ce document n’en énumère; l’empreinte porte sur tous.',
  cut: 'Il y avait trop à comparer fiche par fiche : il peut y avoir plus d’écarts que ceux trouvés.',
  signature: 'Signature (Ed25519)',
  howToCheck:
    'Le fichier signé de cette attestation se vérifie dans le produit, ou avec la clé publique qu’il contient.',
  explained: 'Expliqué',
  leftOut: 'Non tenu des deux côtés, par choix',
  directions: {
    both: 'dans les deux sens',
    'from-books': 'de la comptabilité seulement',
    'to-books': 'vers la comptabilité seulement',
    off: 'dans aucun sens',
  },
  verdicts: {
    clean: 'Les deux livres concordent',
    explained: 'Chaque écart est expliqué',
    open: 'Des écarts sont ouverts',
  },
  entities: {
    customer: 'Clients',
    vendor: 'Fournisseurs',
    invoice: 'Factures',
    bill: 'Factures fournisseurs',
    credit: 'Notes de crédit',
    'vendor-credit': 'Crédits fournisseurs',
    payment: 'Paiements reçus',
    'bill-payment': 'Paiements effectués',
    'credit-use': 'Utilisations de crédits',
    'vendor-credit-use': 'Utilisations de crédits fournisseurs',
    estimate: 'Devis',
    'purchase-order': 'Bons de commande',
    item: 'Articles comptés',
    'time-activity': 'Temps',
  },
  kinds: {
    'amount-differs': 'autre total',
    'tax-differs': 'autre taxe',
    'balance-differs': 'autre solde',
    'deleted-there': 'supprimé aux livres',
    'not-there': 'absent des livres',
    'not-here': 'absent ici',
    'duplicate-there': 'inscrit deux fois aux livres',
    'payment-not-here': 'paiement absent ici',
    'payment-not-there': 'paiement absent des livres',
    'allocation-differs': 'paie d’autres factures',
    'void-here-open-there': 'annulé ici, ouvert aux livres',
    'open-here-void-there': 'annulé aux livres, ouvert ici',
    'party-balance-differs': 'autre solde au total',
    'quantity-differs': 'autre quantité en stock',
  },
  causes: {
    timing: 'en route',
    'edit-there': 'modifié là-bas, pas encore lu',
    'missed-event': 'modifié là-bas, jamais annoncé',
    'change-here': 'modifié ici, absent des livres',
    conflict: 'attend une décision',
    rounding: 'arrondi',
    'only-there': 'écriture des livres seulement',
    unexplained: 'sans explication',
  },
};

/** What stands on a certificate, in its language. */
export function paperWordsOf(language: DocumentLanguage): PaperWords {
  return language === 'fr' ? FRENCH : ENGLISH;
}
