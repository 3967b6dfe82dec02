import {
  Banknote,
  FileText,
  Hammer,
  type LucideIcon,
  MessageSquare,
  ReceiptText,
  ShoppingCart,
  Undo2,
} from 'lucide-react';
import type { schemas } from '#api-client';
import { Button, Card, Money, Problem, refusalOf, SkeletonLines, TextLink, Timeline, useMessages } from '#ui';
import { useList } from '../../app/queries';
import { messages } from './messages';

type Entry = schemas['ActivityEntry'];

const ICONS: Record<Entry['type'], LucideIcon> = {
  invoice: FileText,
  payment: Banknote,
  credit: ReceiptText,
  refund: Undo2,
  'purchase-order': ShoppingCart,
  job: Hammer,
  communication: MessageSquare,
};

const PAGES: Partial<Record<Entry['type'], string>> = {
  invoice: '/invoices',
  'purchase-order': '/orders',
  job: '/jobs',
};

/** Orders, jobs, invoices, payments and conversations, newest first. */
export function CustomerActivity({ id }: { id: string }) {
  const t = useMessages(messages);
  const list = useList('/api/v1/customers/{id}/activity', { limit: 20 }, { id });
  const titleOf = ({ type, number, title }: Entry): string => {
    if (type === 'communication') return title ?? '';
    if (type === 'payment') return t('payment');
    return t(type === 'purchase-order' ? 'order' : type, { number: number ?? '' });
  };
  return (
    <Card title={t('activity')}>
      {!list.rows && !list.error && <SkeletonLines count={6} />}
      {list.error !== null && list.error !== undefined && !list.rows && (
        <Problem problem={refusalOf(list.error)} onRetry={list.retry} isInline />
      )}
      {list.rows && (
        <Timeline
          entries={list.rows.map((entry) => {
            const page = PAGES[entry.type];
            return {
              id: `${entry.type}:${entry.id}`,
              at: entry.at,
              icon: ICONS[entry.type],
              title: page ? <TextLink to={`${page}/${entry.id}`}>{titleOf(entry)}</TextLink> : titleOf(entry),
              detail: entry.type === 'communication' ? undefined : entry.title,
              end: entry.amount && <Money amount={entry.amount} currency={entry.currency ?? undefined} />,
            };
          })}
          more={
            list.hasMore && (
              <Button look="quiet" size="small" onClick={list.loadMore} isBusy={list.isLoadingMore}>
                {t('more')}
              </Button>
            )
          }
        />
      )}
    </Card>
  );
}
