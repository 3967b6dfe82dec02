import { type DecimalString, type LocalDate, Money } from '#kernel';

export type DocumentLanguage = 'en' | 'fr';

const ENGLISH = {
  invoice: 'Invoice',
  bill: 'Bill',
  creditNote: 'Credit note',
  purchaseOrder: 'Purchase order',
  statement: 'Statement of account',
  draft: 'Draft',
  billTo: 'Bill to',
  shipTo: 'Ship to',
  vendor: 'Vendor',
  jobSite: 'Job site',
  number: 'Number',
  date: 'Date',
  invoiceDate: 'Invoice date',
  dueDate: 'Due date',
  orderDate: 'Order date',
  expectedDate: 'Expected',
  servicePeriod: 'Period of service',
  terms: 'Terms',
  job: 'Job',
  orderNumber: 'Purchase order',
  currency: 'Currency',
  exchangeRate: 'Exchange rate',
  description: 'Description',
  quantity: 'Quantity',
  unit: 'Unit',
  unitPrice: 'Unit price',
  tax: 'Tax',
  amount: 'Amount',
  charge: 'Charge',
  payment: 'Payment',
  balance: 'Balance',
  subtotal: 'Subtotal',
  discount: 'Discount',
  freight: 'Freight',
  holdback: 'Holdback',
  total: 'Total',
  paid: 'Paid',
  balanceDue: 'Balance due',
  payableTo: 'Payable to',
  sendPaymentTo: 'Send payment to',
  notes: 'Notes',
  specialInstructions: 'Special instructions',
  gstNumber: 'GST/HST no.',
  qstNumber: 'QST no.',
} as const;

/** A word that business papers use in both languages. */
export type DocumentWord = keyof typeof ENGLISH;

const FRENCH: Readonly<Record<DocumentWord, string>> = {
  invoice: 'Facture',
  bill: 'Facture fournisseur',
  creditNote: 'Note de crédit',
  purchaseOrder: 'Bon de commande',
  statement: 'État de compte',
  draft: 'Brouillon',
  billTo: 'Facturer à',
  shipTo: 'Expédier à',
  vendor: 'Fournisseur',
  jobSite: 'Chantier',
  number: 'Numéro',
  date: 'Date',
  invoiceDate: 'Date de la facture',
  dueDate: 'Échéance',
  orderDate: 'Date de la commande',
  expectedDate: 'Livraison prévue',
  servicePeriod: 'Période des services',
  terms: 'Modalités',
  job: 'Travaux',
  orderNumber: 'Bon de commande',
  currency: 'Devise',
  exchangeRate: 'Taux de change',
  description: 'Description',
  quantity: 'Quantité',
  unit: 'Unité',
  unitPrice: 'Prix unitaire',
  tax: 'Taxe',
  amount: 'Montant',
  charge: 'Débit',
  payment: 'Paiement',
  balance: 'Solde',
  subtotal: 'Sous-total',
  discount: 'Remise',
  freight: 'Transport',
  holdback: 'Retenue',
  total: 'Total',
  paid: 'Payé',
  balanceDue: 'Solde à payer',
  payableTo: 'Payable à',
  sendPaymentTo: 'Envoyer le paiement à',
  notes: 'Notes',
  specialInstructions: 'Instructions particulières',
  gstNumber: 'No TPS/TVH',
  qstNumber: 'No TVQ',
};

/** The printed words of one language. */
export function wordsOf(language: DocumentLanguage): Readonly<Record<DocumentWord, string>> {
  return language === 'fr' ? FRENCH : ENGLISH;
}

const LOCALES = { en: 'en-CA', fr: 'fr-CA' } as const;
const formats = new Map<string, Intl.NumberFormat>();

/** An amount at two decimals as its readers write it: `1,234.50`, in French `1 234,50`. Exact: never by way of a float. */
export function printedAmount(amount: DecimalString, language: DocumentLanguage): string {
  return printed(Money.of(amount).toFixed(2), language, 2);
}

/** A quantity or unit price with the decimals that it has, and not fewer than `atLeast`. */
export function printedNumber(number: DecimalString, language: DocumentLanguage, atLeast = 0): string {
  return printed(Money.of(number).toString(), language, atLeast);
}

function printed(text: string, language: DocumentLanguage, decimals: number): string {
  const key = `${language}${decimals}`;
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(LOCALES[language], {
      minimumFractionDigits: decimals,
      maximumFractionDigits: Math.max(decimals, 10),
    });
  formats.set(key, format);
  return format.format(text as `${number}`);
}

/** A day in words that nobody reads as another one: `Nov 21, 2026`, in French `21 nov. 2026`. */
export function printedDay(day: LocalDate, language: DocumentLanguage): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** "Page 2 of 3". */
export function printedPage(page: number, pages: number, language: DocumentLanguage): string {
  return language === 'fr' ? `Page ${page} de ${pages}` : `Page ${page} of ${pages}`;
}
