import { FileText, type LucideIcon, PackageCheck, ShoppingCart, Truck } from 'lucide-react';
import type { schemas } from '#api-client';
import { Button, Problem, refusalOf, SkeletonLines, Timeline, useFormat, useMessages } from '#ui';
import { useList } from '../../app/queries';
import { jobMessages } from './job-messages';

type Change = schemas['LineChangeAnswer'];

const ICONS: Record<Change['kind'], LucideIcon> = {
  ordered: ShoppingCart,
  completed: PackageCheck,
  shipped: Truck,
  invoiced: FileText,
};

/** How the quantities came to be: which, by how much, by whom and why. */
export function JobHistory({ id }: { id: string }) {
  const t = useMessages(jobMessages);
  const { quantity } = useFormat();
  const list = useList('/api/v1/jobs/{id}/history', { limit: 50 }, { id });
  if (!list.rows) {
    return list.error ? (
      <Problem problem={refusalOf(list.error)} onRetry={list.retry} isInline />
    ) : (
      <SkeletonLines count={6} />
    );
  }
  if (list.rows.length === 0) return <p className="text-soft">{t('noHistory')}</p>;
  const signed = (change: string) => (change.startsWith('-') ? quantity(change) : `+${quantity(change)}`);
  return (
    <Timeline
      entries={list.rows.map((change) => ({
        id: change.id,
        at: change.at,
        icon: ICONS[change.kind],
        title: t('lineChanged', {
          what: t(change.kind),
          line: change.lineNumber,
          change: signed(change.change),
          after: quantity(change.quantityAfter),
        }),
        detail: [
          change.actorName,
          change.reason,
          change.reference && t('reference', { reference: change.reference }),
        ]
          .filter(Boolean)
          .join(' · '),
      }))}
      more={
        list.hasMore && (
          <Button look="quiet" size="small" onClick={list.loadMore} isBusy={list.isLoadingMore}>
            {t('more')}
          </Button>
        )
      }
    />
  );
}
