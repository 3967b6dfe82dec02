import { type DocumentLanguage, printedAmount, printedDay } from '#platform';
import type { InvoiceView } from './invoice.js';

export interface LetterFacts {
  language: DocumentLanguage;
  senderName: string;
  customerName: string;
  /** Where the customer reads it. */
  url: string;
  /** A person's own words, put before ours; null for none. */
  message: string | null;
}

export interface InvoiceLetter {
  subject: string;
  text: string;
}

/** The letter that an invoice goes out with, in plain text: every reader shows that. */
export function invoiceLetter(
  invoice: Pick<InvoiceView, 'number' | 'balance' | 'currency' | 'dueDate'>,
  { language, senderName, customerName, url, message }: LetterFacts,
): InvoiceLetter {
  const amount = `${printedAmount(invoice.balance, language)} ${invoice.currency}`;
  const due = invoice.dueDate && printedDay(invoice.dueDate, language);
  const body =
    language === 'fr'
      ? [
          `Bonjour ${customerName},`,
          ...(message ? [message] : []),
          `Voici la facture ${invoice.number} au montant de ${amount}${due ? `, payable au plus tard le ${due}` : ''}.`,
          `Elle est jointe à ce courriel, et vous pouvez l’ouvrir ici :\n${url}`,
          `Merci de votre confiance,\n${senderName}`,
        ]
      : [
          `Hello ${customerName},`,
          ...(message ? [message] : []),
          `Here is invoice ${invoice.number} for ${amount}${due ? `, due on ${due}` : ''}.`,
          `It is attached to this letter, and you can open it here:\n${url}`,
          `Thank you for your business,\n${senderName}`,
        ];
  const subject =
    language === 'fr'
      ? `Facture ${invoice.number} de ${senderName}`
      : `Invoice ${invoice.number} from ${senderName}`;
  return { subject, text: `${body.join('\n\n')}\n` };
}
