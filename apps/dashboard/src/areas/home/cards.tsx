import type { ReactNode } from 'react';
import { type Meaning, Money, Stat, useGo, useMessages, useShortcuts } from '#ui';
import { type Query, useRead } from '../../app/queries';
import { toBillOf } from './job-money';
import type { CardName } from './layout';
import { messages } from './messages';
import { EXPIRING, jobsOf, PENDING, useOpenJobs, useReceivables, WAITING_COUNTS } from './reads';

/** Where each card leads: one press from the count to the list of what was counted. */
const LISTS: Record<CardName, string> = {
  approvals: '/approvals',
  toBill: '/?show=to-bill',
  overdue: '/invoices?overdue=yes&direction=receivable',
  toSend: '/invoices?status=approved&direction=receivable',
  late: '/jobs?late=yes',
  inProgress: '/jobs?status=in_progress',
  review: '/jobs?status=review',
  onHold: '/jobs?status=on_hold',
  clearances: '/contractors?clearances=expiring&active=yes',
  conflicts: '/sync?tab=waiting',
};

const VIEWS: Record<CardName, () => ReactNode> = {
  approvals: Approvals,
  toBill: ToBill,
  overdue: Overdue,
  toSend: ToSend,
  late: () => <Jobs name="late" note="lateNote" query={{ late: true }} meaning="blocked" />,
  inProgress: () => (
    <Jobs name="inProgress" note="inProgressNote" query={{ status: 'in_progress' }} meaning="none" />
  ),
  review: () => <Jobs name="review" note="reviewNote" query={{ status: 'review' }} meaning="attention" />,
  onHold: () => <Jobs name="onHold" note="onHoldNote" query={{ status: 'on_hold' }} meaning="attention" />,
  clearances: Clearances,
  conflicts: Conflicts,
};

/** In one row where there is room. */
const WIDE: Record<number, string> = { 5: 'xl:grid-cols-5', 6: 'xl:grid-cols-6' };

/** What waits, counted; the keys 1 to 6 open the lists. */
export function ActionCards({ names }: { names: readonly CardName[] }) {
  const t = useMessages(messages);
  const go = useGo();
  useShortcuts(
    names.map((name, index) => ({
      keys: String(index + 1),
      label: t(name),
      run: () => go(LISTS[name]),
    })),
  );
  if (names.length === 0) return null;
  return (
    <section
      aria-label={t('waiting')}
      className={`grid grid-cols-2 gap-3 lg:grid-cols-3 ${WIDE[names.length] ?? 'xl:grid-cols-4'}`}
    >
      {names.map((name) => {
        const View = VIEWS[name];
        return <View key={name} />;
      })}
    </section>
  );
}

function Waiting({
  name,
  note,
  meaning,
  count,
  isCut,
  read,
}: {
  name: CardName;
  note: ReactNode;
  meaning: Meaning;
  /** Where the count comes from; a card never says that nothing waits when it could not look. */
  read: { error: unknown; refetch(): unknown };
  /** Undefined while it comes. */
  count: number | undefined;
  /** There are more than were counted. */
  isCut?: boolean;
}) {
  const t = useMessages(messages);
  return (
    <Stat
      label={t(name)}
      to={LISTS[name]}
      isLoading={count === undefined}
      failed={read}
      meaning={count ? meaning : 'none'}
      value={t(isCut ? 'atLeast' : 'exactly', { count: count ?? 0 })}
      note={count === 0 ? t('allDone') : note}
    />
  );
}

interface PageRead {
  data: { items: readonly unknown[]; nextCursor: string | null } | undefined;
  error: unknown;
  refetch(): unknown;
}

const counted = (read: PageRead) => ({
  count: read.data?.items.length,
  isCut: Boolean(read.data?.nextCursor),
  read,
});

function Approvals() {
  const t = useMessages(messages);
  const read = useRead(...PENDING);
  return <Waiting name="approvals" note={t('approvalsNote')} meaning="attention" {...counted(read)} />;
}

function ToBill() {
  const read = useOpenJobs();
  const { data } = read;
  const found = data && toBillOf(data.items);
  return (
    <Waiting
      name="toBill"
      note={<Money amount={found?.amount} currency={data?.currency} />}
      meaning="attention"
      count={found?.rows.length}
      isCut={Boolean(data?.nextCursor)}
      read={read}
    />
  );
}

function Overdue() {
  const read = useReceivables();
  const { receivables, isCut } = read;
  const [home] = receivables ?? [];
  return (
    <Waiting
      name="overdue"
      note={<Money amount={home?.late.amount} currency={home?.currency} />}
      meaning="blocked"
      count={receivables?.reduce((sum, { late }) => sum + late.count, 0)}
      isCut={isCut}
      read={read}
    />
  );
}

function ToSend() {
  const t = useMessages(messages);
  const { approved: data, error, refetch } = useReceivables();
  const counts = counted({ data, error, refetch });
  return <Waiting name="toSend" note={t('toSendNote')} meaning="attention" {...counts} />;
}

function Jobs({
  name,
  note,
  query,
  meaning,
}: {
  name: CardName;
  note: 'lateNote' | 'inProgressNote' | 'reviewNote' | 'onHoldNote';
  query: Query<'/api/v1/jobs'>;
  meaning: Meaning;
}) {
  const t = useMessages(messages);
  const read = useRead(...jobsOf(query));
  return <Waiting name={name} note={t(note)} meaning={meaning} {...counted(read)} />;
}

function Clearances() {
  const t = useMessages(messages);
  const read = useRead(...EXPIRING);
  return <Waiting name="clearances" note={t('clearancesNote')} meaning="attention" {...counted(read)} />;
}

function Conflicts() {
  const t = useMessages(messages);
  const read = useRead(WAITING_COUNTS);
  const count = read.data?.count;
  return <Waiting name="conflicts" note={t('conflictsNote')} meaning="attention" count={count} read={read} />;
}
