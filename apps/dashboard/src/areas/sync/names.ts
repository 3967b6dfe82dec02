import { defineMessages, useMessages } from '#ui';
import { useFieldWords } from '../../app/field-words';
import { readable } from '../../app/text';

const entityMessages = defineMessages({
  account: ['Account', 'Compte'],
  class: ['Class', 'Classe'],
  term: ['Payment term', 'Condition de paiement'],
  'payment-method': ['Payment method', 'Mode de paiement'],
  'tax-rate': ['Tax rate', 'Taux de taxe'],
  'tax-code': ['Tax code', 'Code de taxe'],
  customer: ['Customer', 'Client'],
  vendor: ['Supplier', 'Fournisseur'],
  item: ['Item', 'Article'],
  estimate: ['Estimate', 'Devis'],
  'purchase-order': ['Purchase order', 'Bon de commande'],
  invoice: ['Invoice', 'Facture'],
  bill: ['Bill', 'Facture fournisseur'],
  credit: ['Credit', 'Crédit'],
  'vendor-credit': ['Supplier credit', 'Crédit fournisseur'],
  'refund-receipt': ['Refund receipt', 'Reçu de remboursement'],
  refund: ['Refund', 'Remboursement'],
  payment: ['Payment', 'Paiement'],
  'credit-use': ['Credit applied', 'Crédit imputé'],
  'bill-payment': ['Bill payment', 'Paiement fournisseur'],
  'vendor-credit-use': ['Supplier credit applied', 'Crédit fournisseur imputé'],
  'time-activity': ['Time', 'Temps'],
  'stock-adjustment': ['Stock adjustment', 'Rajustement de stock'],
  attachment: ['Attachment', 'Pièce jointe'],
});

/** The kinds of records and their fields as people call them; what has no word here keeps its own, readably. */
export function useNames() {
  const entityOf = useMessages(entityMessages);
  const field = useFieldWords();
  return {
    entity: (entity: string): string =>
      entity in entityMessages ? entityOf(entity as keyof typeof entityMessages) : readable(entity),
    field,
  };
}

export { systemName } from '../../app/systems';

const PAGES: Record<string, string> = { customer: '/customers', invoice: '/invoices', bill: '/invoices' };

/** Where a record can be looked at here; undefined where it has no page. */
export function pageOf(entity: string, id: string | null): string | undefined {
  const page = PAGES[entity];
  return page && id ? `${page}/${id}` : undefined;
}

/** Everything that was sent of one record to one company's books. */
export function historyAddress(connectionId: string, entity: string, recordId: string): string {
  return `/sync/records/${recordId}?entity=${entity}&connection=${connectionId}`;
}

/** What people call a document: its name or number. */
export function nameIn(...documents: readonly unknown[]): string | undefined {
  for (const document of documents) {
    const { displayName, name, number } = (document ?? {}) as Record<string, unknown>;
    const found = [displayName, name, number].find((one) => typeof one === 'string' && one !== '');
    if (typeof found === 'string') return found;
  }
  return undefined;
}
