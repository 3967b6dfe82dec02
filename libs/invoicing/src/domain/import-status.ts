import { Money } from '#kernel';
import { type InvoiceStatus, LIVE_STATUSES } from './invoice-states.js';

/**
 * The state that an invoice has after the accounting system told its balance.
 * A document that is new to us, or live with us, follows its balance; one that is still ours alone (draft, waiting for
 * approval, rejected) keeps its state; void is final.
 */
export function statusAfterImport(
  current: InvoiceStatus | undefined,
  balance: string,
  total: string,
  isVoid: boolean,
): InvoiceStatus {
  if (isVoid || current === 'void') return 'void';
  if (current !== undefined && !LIVE_STATUSES.includes(current)) return current;
  return statusByBalance(current ?? 'sent', balance, total);
}

/** Where a live invoice goes when its balance changed; unchanged when nothing is paid and nothing was. */
export function statusByBalance(current: InvoiceStatus, balance: string, total: string): InvoiceStatus {
  const open = Money.of(balance);
  if (open.isZero() || open.isNegative()) return 'paid';
  if (open.compare(total) < 0) return 'partially_paid';
  return current === 'partially_paid' || current === 'paid' ? 'sent' : current;
}
