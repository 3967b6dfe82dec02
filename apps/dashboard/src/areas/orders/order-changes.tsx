import type { schemas } from '#api-client';
import { Button, DateTime, type Meaning, StatePill, useMessages } from '#ui';
import { Part } from '../../app/part';
import { useList } from '../../app/queries';
import { readOf } from '../../app/stale';
import { changeMessages } from './change-messages';
import { FieldChanges } from './field-changes';
import type { Order } from './order';

export type Revision = schemas['RevisionAnswer'];

const MEANINGS: Record<Revision['status'], Meaning> = {
  applied: 'none',
  proposed: 'attention',
  approved: 'good',
  rejected: 'blocked',
};

/** The changes of an order, newest first. Whoever reads them here and in the notices asks the server once. */
export const useRevisions = (id: string) => useList('/api/v1/purchase-orders/{id}/revisions', {}, { id });

/** Every change of an order: what from what to what, by whom, why, and who decided. */
export function OrderChanges({ order }: { order: Order }) {
  const t = useMessages(changeMessages);
  const list = useRevisions(order.id);
  return (
    <Part read={readOf(list)}>
      {(revisions) => (
        <>
          {revisions.length === 0 && <p className="text-soft">{t('none')}</p>}
          <ol className="space-y-3">
            {revisions.map((revision) => (
              <Entry key={revision.number} revision={revision} currency={order.currency} />
            ))}
          </ol>
          {list.hasMore && (
            <Button look="quiet" size="small" onClick={list.loadMore} isBusy={list.isLoadingMore}>
              {t('more')}
            </Button>
          )}
        </>
      )}
    </Part>
  );
}

function Entry({ revision, currency }: { revision: Revision; currency: string }) {
  const t = useMessages(changeMessages);
  const { number, status, reason, changes, createdBy, createdAt, decidedBy, decisionReason } = revision;
  return (
    <li className="rounded-lg border border-line bg-surface p-4">
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">{t(status === 'applied' ? 'change' : 'revision', { number })}</span>
        <StatePill meaning={MEANINGS[status]}>{t(status)}</StatePill>
        <span className="text-faint text-sm">
          <DateTime value={createdAt} /> · {t('by', { name: createdBy })}
          {decidedBy && ` · ${t('decidedBy', { name: decidedBy })}`}
        </span>
      </div>
      <FieldChanges changes={changes} currency={currency} />
      {reason && <p className="mt-2 text-soft">{t('because', { reason })}</p>}
      {decisionReason && <p className="mt-1 text-soft">{t('decision', { reason: decisionReason })}</p>}
    </li>
  );
}
