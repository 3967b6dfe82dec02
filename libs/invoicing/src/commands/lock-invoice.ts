import type { InvoiceView } from '../domain/invoice.js';
import { invoiceNotFound } from '../domain/invoicing-errors.js';
import type { InvoicesRepository } from '../invoices.repository.js';

/** The invoice, held until the unit of work ends. Throws `INVOICING.INVOICE_NOT_FOUND`. */
export async function lockOne(invoices: InvoicesRepository, id: string): Promise<InvoiceView> {
  const [invoice] = await invoices.lock([id]);
  if (!invoice) throw invoiceNotFound();
  return invoice;
}
