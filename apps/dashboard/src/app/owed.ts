import type { InvoiceStatus } from './states';

const NOT_OWED: readonly InvoiceStatus[] = ['draft', 'pending_approval', 'rejected', 'void'];

/** What nobody has agreed to, and what is void, is not owed, whatever its total. */
export const isOwed = ({ status }: { status: InvoiceStatus }): boolean => !NOT_OWED.includes(status);
