import {
  Day,
  Money,
  Page,
  PageHeader,
  Stat,
  type Tab,
  Tabs,
  TextLink,
  useFormat,
  useMessages,
  WithRail,
} from '#ui';
import { useLiveRefresh } from '../../app/live';
import { useMay } from '../../app/me';
import { Pending } from '../../app/pending';
import { useRead } from '../../app/queries';
import { Stale } from '../../app/stale';
import { useToday } from '../../app/today';
import { useId, useUrlState } from '../../app/url-state';
import { ORDER_EVENTS } from './live-events';
import { fulfilledOf, isFull, isLate, type Order } from './order';
import { OrderActions } from './order-actions';
import { OrderBills } from './order-bills';
import { OrderChanges } from './order-changes';
import { OrderDrawers } from './order-drawers';
import { OrderJobs } from './order-jobs';
import { OrderLines } from './order-lines';
import { OrderMatch } from './order-match';
import { orderMessages } from './order-messages';
import { OrderNotices } from './order-notices';
import { OrderRail } from './order-rail';
import { OrderReceipts } from './order-receipts';
import { OrderState, RushSign } from './order-state';
import { useSteps } from './use-steps';

/** One order: how much of it is received or done and billed, and the one thing to do next. */
export default function OrderPage() {
  const t = useMessages(orderMessages);
  const id = useId();
  const found = useRead('/api/v1/purchase-orders/{id}', undefined, { id });
  const [{ tab = 'lines', edit }, change] = useUrlState();
  const steps = useSteps();
  const tabs = useTabs();
  useLiveRefresh(ORDER_EVENTS, '/api/v1/purchase-orders', '/api/v1/jobs');
  const order = found.data?.id === id ? found.data : undefined;
  if (!order) return <Pending read={found} />;
  return (
    <Page>
      <PageHeader
        title={t('order', { number: order.number })}
        back={{ to: '/orders', label: t('orders') }}
        state={
          <>
            <OrderState order={{ ...order, status: steps.statusOf(order) }} />
            <RushSign order={order} />
          </>
        }
        actions={<OrderActions order={order} steps={steps} />}
      >
        <Party order={order} />
      </PageHeader>
      <Stale read={found} />
      <OrderNotices order={order} />
      <KeyFigures order={order} />
      <WithRail rail={<OrderRail order={order} />}>
        <Tabs value={tab} onChange={(next) => change({ tab: next })} tabs={tabs(order)} />
      </WithRail>
      {steps.dialog}
      <OrderDrawers order={order} open={edit} onClose={() => change({ edit: undefined })} />
    </Page>
  );
}

function useTabs(): (order: Order) => Tab[] {
  const t = useMessages(orderMessages);
  const maySeeBills = useMay('invoices.read');
  const maySeeJobs = useMay('jobs.read');
  return (order) => {
    const isSupplier = order.direction === 'supplier';
    return [
      { id: 'lines', label: t('lines'), count: order.lines.length, content: <OrderLines order={order} /> },
      ...(isSupplier
        ? [
            { id: 'receipts', label: t('received'), content: <OrderReceipts order={order} /> },
            { id: 'match', label: t('match'), content: <OrderMatch order={order} /> },
          ]
        : []),
      ...(isSupplier && maySeeBills
        ? [{ id: 'bills', label: t('bills'), content: <OrderBills order={order} /> }]
        : []),
      ...(!isSupplier && maySeeJobs
        ? [{ id: 'jobs', label: t('jobs'), content: <OrderJobs order={order} /> }]
        : []),
      { id: 'changes', label: t('changes'), content: <OrderChanges order={order} /> },
    ];
  };
}

function Party({ order: { direction, customerId, contractorId, revision } }: { order: Order }) {
  const t = useMessages(orderMessages);
  const customer = useRead('/api/v1/customers/{id}', undefined, {
    id: customerId ?? undefined,
    isOff: !customerId,
  });
  const supplier = useRead('/api/v1/contractors/{id}', undefined, {
    id: contractorId ?? undefined,
    isOff: !contractorId,
  });
  const party = direction === 'customer' ? customer.data : supplier.data;
  const [before = '', after = ''] = t(direction === 'customer' ? 'fromCustomer' : 'toSupplier').split(
    '{name}',
  );
  if (!party || party.id !== (customerId ?? contractorId)) return '\u00a0';
  return (
    <span className="flex flex-wrap gap-x-3">
      <span>
        {before}
        {customerId ? (
          <TextLink to={`/customers/${party.id}`}>{party.displayName}</TextLink>
        ) : (
          <TextLink to={`/orders?supplier=${party.id}`}>{party.displayName}</TextLink>
        )}
        {after}
      </span>
      {revision > 1 && <span>{t('revision', { revision })}</span>}
    </span>
  );
}

function KeyFigures({ order }: { order: Order }) {
  const t = useMessages(orderMessages);
  const { amount, day } = useFormat();
  const today = useToday();
  const { currency, total, taxAmount, dueDate, promisedDate, direction, lines } = order;
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Stat
        label={t('total')}
        value={<Money amount={total} currency={currency} />}
        note={Number(taxAmount) === 0 ? t('noTax') : t('taxOf', { amount: amount(taxAmount, currency) })}
      />
      <Stat
        label={t('due')}
        meaning={isLate(order, today) ? 'blocked' : 'none'}
        value={<Day value={dueDate} />}
        note={promisedDate ? t('promisedOn', { day: day(promisedDate) }) : !dueDate && t('noDue')}
      />
      <Share
        label={t(direction === 'supplier' ? 'received' : 'worked')}
        order={order}
        counts={lines.map((line) => fulfilledOf(line, direction))}
      />
      <Share label={t('billed')} order={order} counts={lines.map((line) => line.quantityBilled)} />
    </div>
  );
}

/** How many lines are counted in full. */
function Share({ label, order, counts }: { label: string; order: Order; counts: readonly string[] }) {
  const t = useMessages(orderMessages);
  const count = order.lines.length;
  const full = order.lines.filter((line, index) => isFull(counts[index] ?? '0', line)).length;
  const isBegun = counts.some((counted) => Number(counted) > 0);
  return (
    <Stat
      label={label}
      meaning={full === count ? 'good' : 'none'}
      value={t('linesOf', { full, count })}
      note={t(full === count ? 'allOfIt' : isBegun ? 'partOfIt' : 'noneOfIt')}
    />
  );
}
