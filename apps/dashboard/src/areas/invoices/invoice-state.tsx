import type { schemas } from '#api-client';
import { StatePill, useMessages } from '#ui';
import { INVOICE_MEANINGS, type InvoiceStatus, invoiceStatusMessages } from '../../app/states';

/** The state of an invoice in a word; being late outweighs having been sent. */
export function InvoiceState({ status, isOverdue }: { status: InvoiceStatus; isOverdue: boolean }) {
  const t = useMessages(invoiceStatusMessages);
  const shown = isOverdue ? 'overdue' : status;
  return <StatePill meaning={INVOICE_MEANINGS[shown]}>{t(shown)}</StatePill>;
}

/** Ours, and not handed in: its page offers to edit it. */
export const isEditable = ({
  status,
  direction,
}: Pick<schemas['InvoiceAnswer'], 'status' | 'direction'>): boolean =>
  direction === 'receivable' && (status === 'draft' || status === 'rejected');
