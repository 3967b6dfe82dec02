import { useState } from 'react';
import { api, got, idempotent } from '#api-client';
import { Button, Card, MeaningSign, TextLink, useMessages } from '#ui';
import { useMay } from '../../app/me';
import { useRead, useWrite } from '../../app/queries';
import { ReasonDialog } from '../../app/reason-dialog';
import { changeMessages } from './change-messages';
import { FieldChanges } from './field-changes';
import type { Order } from './order';
import { type Revision, useRevisions } from './order-changes';
import { orderMessages } from './order-messages';

/** What somebody should look at before anything else. */
export function OrderNotices({ order }: { order: Order }) {
  const open = useRevisions(order.id).rows?.find(({ status }) => status === 'proposed');
  return (
    <>
      {open && <OpenRevision order={order} revision={open} />}
      <Duplicates order={order} />
      {order.direction === 'supplier' && <Blocked order={order} />}
    </>
  );
}

/** A change of what was agreed, which takes effect when somebody approves it. */
function OpenRevision({ order, revision }: { order: Order; revision: Revision }) {
  const t = useMessages(changeMessages);
  const mayApprove = useMay('purchase-orders.approve');
  const [isRejecting, setRejecting] = useState(false);
  const { number, createdBy, reason, changes } = revision;
  const accept = useWrite<void, Order>({
    send: (_input, key) =>
      got(
        api.POST('/api/v1/purchase-orders/{id}/revisions/{number}/approve', {
          params: { path: { id: order.id, number }, header: idempotent(key) },
        }),
      ),
    refreshes: ['/api/v1/purchase-orders'],
    said: (after) => t('accepted', { number: after.number }),
  });
  return (
    <Card
      title={
        <span className="flex items-center gap-2">
          <MeaningSign meaning="attention" />
          {t('openTitle', { name: createdBy })}
        </span>
      }
    >
      {reason && <p className="mb-2">{t('because', { reason })}</p>}
      <FieldChanges changes={changes} currency={order.currency} />
      {mayApprove && (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button isBusy={accept.isPending} onClick={() => accept.mutate()}>
            {t('accept')}
          </Button>
          <Button onClick={() => setRejecting(true)}>{t('reject')}</Button>
        </div>
      )}
      {isRejecting && <RejectDialog order={order} number={number} onClose={() => setRejecting(false)} />}
    </Card>
  );
}

function RejectDialog({ order, number, onClose }: { order: Order; number: number; onClose(): void }) {
  const t = useMessages(changeMessages);
  const write = useWrite<string>({
    send: (reason, key) =>
      got(
        api.POST('/api/v1/purchase-orders/{id}/revisions/{number}/reject', {
          params: { path: { id: order.id, number }, header: idempotent(key) },
          body: { reason },
        }),
      ),
    refreshes: ['/api/v1/purchase-orders'],
    said: () => t('refused', { number: order.number }),
    onDone: onClose,
    isQuiet: true,
  });
  return (
    <ReasonDialog
      title={t('rejectTitle', { number })}
      text={t('rejectText')}
      go={t('reject')}
      onSend={write.mutateAsync}
      onClose={onClose}
    />
  );
}

/** Orders that may be the same one. */
function Duplicates({ order: { id } }: { order: Order }) {
  const t = useMessages(orderMessages);
  const { data } = useRead('/api/v1/purchase-orders/{id}/duplicates', undefined, { id });
  if (!data || data.items.length === 0) return null;
  return (
    <div className="flex gap-2 rounded-lg border border-line bg-attention-soft/60 px-4 py-3">
      <MeaningSign meaning="attention" className="mt-0.5" />
      <div className="min-w-0">
        <p className="font-medium">{t('mayBeTwice', { count: data.items.length })}</p>
        <ul className="flex flex-wrap gap-x-4">
          {data.items.map(({ id: other, number, reasons }) => (
            <li key={other}>
              <TextLink to={`/orders/${other}`}>{number}</TextLink>{' '}
              <span className="text-soft">({reasons.map((reason) => t(reason)).join(', ')})</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** That what was billed should not be paid as it is. */
function Blocked({ order: { id } }: { order: Order }) {
  const t = useMessages(orderMessages);
  const { data } = useRead('/api/v1/purchase-orders/{id}/match', undefined, { id });
  const count = data?.findings.filter(({ severity }) => severity === 'block').length ?? 0;
  if (count === 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-2 rounded-lg border border-line bg-blocked-soft/60 px-4 py-3">
      <MeaningSign meaning="blocked" />
      {t('blocksPaying', { count })}
      <TextLink to={`/orders/${id}?tab=match`}>{t('seeMatch')}</TextLink>
    </p>
  );
}
