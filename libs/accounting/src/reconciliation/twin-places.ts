import type { Entity } from '../ports/canonical-documents.js';

/** Where documents of a kind are kept here, and by what one is known to be a second entry of another. */
export interface TwinPlace {
  table: string;
  direction: string;
  number: string;
  total: string;
  day: string;
}

const INVOICES = { table: 'invoices', number: 'number', total: 'total', day: 'invoice_date' };
const CREDITS = { table: 'credits', number: 'number', total: 'total', day: 'credit_date' };
const PAYMENTS = { table: 'payments', number: 'reference', total: 'amount', day: 'payment_date' };

export const TWINS: Partial<Record<Entity, TwinPlace>> = {
  invoice: { ...INVOICES, direction: 'receivable' },
  bill: { ...INVOICES, direction: 'payable' },
  credit: { ...CREDITS, direction: 'receivable' },
  'vendor-credit': { ...CREDITS, direction: 'payable' },
  payment: { ...PAYMENTS, direction: 'received' },
  'bill-payment': { ...PAYMENTS, direction: 'paid' },
};
