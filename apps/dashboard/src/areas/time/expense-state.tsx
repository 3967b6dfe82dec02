import { StatePill, useFormat, useMessages } from '#ui';
import type { Expense } from './decisions';
import { messages } from './messages';
import { STATE_MEANINGS } from './week';

export const EXPENSE_STATUSES = ['draft', 'submitted', 'approved', 'invoiced', 'rejected'] as const;

export const CATEGORIES = [
  'materials',
  'equipment',
  'travel',
  'meals',
  'lodging',
  'fuel',
  'parking',
  'permits',
  'mileage',
  'other',
] as const;

export function ExpenseState({ status }: Pick<Expense, 'status'>) {
  const t = useMessages(messages);
  return <StatePill meaning={STATE_MEANINGS[status]}>{t(status)}</StatePill>;
}

/** What the organization's limits say about it, and whether there is a receipt. */
export function ExpenseChecks({ breaches, receiptFileId, kilometres }: Expense) {
  const t = useMessages(messages);
  const { quantity } = useFormat();
  if (breaches.length > 0) {
    return (
      <span title={breaches.join(' ')}>
        <StatePill meaning="attention">{t('breaches', { count: breaches.length })}</StatePill>
      </span>
    );
  }
  if (kilometres !== null)
    return <span className="tnum">{t('kilometres', { km: quantity(kilometres) })}</span>;
  return receiptFileId ? (
    <StatePill meaning="good">{t('hasReceipt')}</StatePill>
  ) : (
    <StatePill meaning="none">{t('noReceipt')}</StatePill>
  );
}
