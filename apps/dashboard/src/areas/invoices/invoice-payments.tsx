import type { schemas } from '#api-client';
import { Card, Day, Money, Problem, refusalOf, SkeletonLines, useMessages } from '#ui';
import { useList } from '../../app/queries';
import { messages } from './messages';

/** The money on an invoice, newest first. */
export function InvoicePayments({ invoice: { id } }: { invoice: schemas['InvoiceAnswer'] }) {
  const t = useMessages(messages);
  const list = useList('/api/v1/payments', { invoiceId: id, status: 'recorded' });
  return (
    <Card title={t('payments')}>
      {!list.rows && Boolean(list.error) && (
        <Problem problem={refusalOf(list.error)} onRetry={list.retry} isInline />
      )}
      {!list.rows && !list.error && <SkeletonLines count={2} />}
      {list.rows?.length === 0 && <p className="text-soft">{t('noPayments')}</p>}
      <ul className="space-y-2">
        {list.rows?.map(({ id: paymentId, paymentDate, reference, currency, lines }) => (
          <li key={paymentId} className="flex items-baseline justify-between gap-3">
            <span className="min-w-0">
              <Day value={paymentDate} />
              {reference && <span className="block truncate text-soft text-sm">{reference}</span>}
            </span>
            <Money
              amount={lines.find(({ invoiceId }) => invoiceId === id)?.amount}
              currency={currency}
              strong
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}
