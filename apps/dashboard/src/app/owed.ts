import type { InvoiceStatus } from './states';

const NOT_OWED: readonly InvoiceStatus[] = ['draft', 'pending_approval', 'rejected', 'void'];

/** What nobody has agreed to, and what is void, is not owed, whatever its total. */
export const isOwed = ({ status }: { status: InvoiceStatus }): boolean => !NOT_OWED.includes(status);

/** What is still to be paid of it; nothing, and not its total, before it is approved and once it is void. */
export const balanceOf = (invoice: { status: InvoiceStatus; balance: string }): string | null =>
  isOwed(invoice) ? invoice.balance : null;
