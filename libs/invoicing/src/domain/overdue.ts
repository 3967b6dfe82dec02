import { Money } from '#kernel';
import type { InvoiceView } from './invoice.js';
import { LIVE_STATUSES } from './invoice-states.js';

/** Past its due day, with something left to pay. `today` is the organization's own calendar day. */
export function isOverdue(
  { status, dueDate, balance }: Pick<InvoiceView, 'status' | 'dueDate' | 'balance'>,
  today: string,
): boolean {
  if (dueDate === null || dueDate >= today || !LIVE_STATUSES.includes(status)) return false;
  return Money.of(balance).compare(Money.zero) > 0;
}

/** An amount in home currency, at the rate that stands on the document. */
export function inHomeCurrency(amount: string, exchangeRate: string | null): string {
  return Money.of(amount)
    .times(exchangeRate ?? '1')
    .toFixed();
}
