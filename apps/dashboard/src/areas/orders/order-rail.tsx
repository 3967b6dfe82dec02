import { FilePlus2, PackageCheck, Pencil, Stamp } from 'lucide-react';
import type { ReactNode } from 'react';
import type { schemas } from '#api-client';
import { Card, Day, Facts, Id, Quantity, TextLink, Timeline, type TimelineEntry, useMessages } from '#ui';
import { useList, useRead } from '../../app/queries';
import { changeMessages } from './change-messages';
import type { Order } from './order';
import { type Revision, useRevisions } from './order-changes';
import { orderMessages } from './order-messages';

type Fact = readonly [name: string, value: ReactNode];

/** Beside the tabs: what the order says of itself, and what happened to it. */
export function OrderRail({ order }: { order: Order }) {
  return (
    <>
      <Details order={order} />
      <Places order={order} />
      <Notes order={order} />
      <History order={order} />
    </>
  );
}

function Details({ order }: { order: Order }) {
  const t = useMessages(orderMessages);
  const { termId, jobId, source } = order;
  const day = (name: string, value: string | null): Fact[] =>
    value ? [[name, <Day key={name} value={value} />]] : [];
  const text = (name: string, value: string | null): Fact[] => (value ? [[name, value]] : []);
  return (
    <Card title={t('details')}>
      <Facts
        items={[
          ...text(t('reference'), order.reference),
          ...day(t('orderedOn'), order.orderDate),
          ...day(t('requested'), order.requestedDate),
          ...day(t('promised'), order.promisedDate),
          ...day(t('shipDate'), order.shipDate),
          ...(termId ? [[t('terms'), <Term key="t" id={termId} />] as const] : []),
          ...text(t('shippingTerms'), order.shippingTerms),
          [t('priority'), String(order.priority)],
          ...(jobId ? [[t('job'), <Job key="j" id={jobId} />] as const] : []),
          ...(order.exchangeRate
            ? [[t('rate'), <Quantity key="r" value={order.exchangeRate} />] as const]
            : []),
          [t('origin'), source === 'manual' ? t('manual') : source],
          ['ID', <Id key="i" value={order.id} short />],
        ]}
      />
    </Card>
  );
}

function Term({ id }: { id: string }) {
  const { data } = useRead('/api/v1/terms/{id}', undefined, { id });
  return data?.name ?? '…';
}

function Job({ id }: { id: string }) {
  const { data } = useRead('/api/v1/jobs/{id}', undefined, { id });
  return <TextLink to={`/jobs/${id}`}>{data?.name ?? '…'}</TextLink>;
}

function Places({ order: { billingAddress, shippingAddress } }: { order: Order }) {
  const t = useMessages(orderMessages);
  if (!billingAddress && !shippingAddress) return null;
  return (
    <Card title={shippingAddress ? t('siteAddress') : t('billingAddress')}>
      <Address of={shippingAddress ?? billingAddress} />
      {shippingAddress && billingAddress && (
        <>
          <h3 className="mt-4 mb-1 font-medium text-sm">{t('billingAddress')}</h3>
          <Address of={billingAddress} />
        </>
      )}
    </Card>
  );
}

function Address({ of: address }: { of: schemas['AddressBody'] | null }) {
  if (!address) return null;
  const { line1, line2, city, province, postalCode, country } = address;
  const town = [city, province, postalCode?.replace(' ', '\u00a0')].filter(Boolean).join(' ');
  return (
    <address className="not-italic">
      {[line1, line2, town, country].filter(Boolean).map((line) => (
        <div key={line}>{line}</div>
      ))}
    </address>
  );
}

function Notes({ order: { specialInstructions, customerNotes, memo } }: { order: Order }) {
  const t = useMessages(orderMessages);
  const notes = [
    [t('instructions'), specialInstructions],
    [t('forThem'), customerNotes],
    [t('forUs'), memo],
  ].filter(([, text]) => text);
  if (notes.length === 0) return null;
  return (
    <Card title={t('notes')}>
      <dl className="space-y-3">
        {notes.map(([name, text]) => (
          <div key={name}>
            <dt className="text-soft text-sm">{name}</dt>
            <dd className="whitespace-pre-wrap break-words">{text}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

/** Down to its beginning: entered, approved, changed, received. */
function History({ order }: { order: Order }) {
  const t = useMessages(orderMessages);
  const change = useMessages(changeMessages);
  const { id, createdAt, approvedAt, approvedBy } = order;
  const revisions = useRevisions(id).rows ?? [];
  const receipts = useList('/api/v1/purchase-orders/{id}/receipts', {}, { id }).rows ?? [];
  const changed = ({ number, status, createdAt: at, createdBy, decidedAt, decidedBy }: Revision) => ({
    id: `change ${number}`,
    at: decidedAt ?? at,
    icon: Pencil,
    title:
      status === 'applied'
        ? t('changedBy', { name: createdBy })
        : status === 'approved'
          ? t('revisedBy', { number, name: decidedBy ?? createdBy })
          : `${change('revision', { number })}: ${change(status).toLowerCase()}`,
  });
  const entries: TimelineEntry[] = [
    ...revisions.map(changed),
    ...receipts.map(({ id: receipt, number, createdAt: at }) => ({
      id: receipt,
      at,
      icon: PackageCheck,
      title: t('receipt', { number }),
    })),
    ...(approvedAt
      ? [{ id: 'approved', at: approvedAt, icon: Stamp, title: t('approvedBy', { name: approvedBy ?? '' }) }]
      : []),
    { id: 'entered', at: createdAt, icon: FilePlus2, title: t('entered') },
  ];
  return (
    <Card title={t('history')}>
      <Timeline entries={entries.sort((a, b) => b.at.localeCompare(a.at))} />
    </Card>
  );
}
