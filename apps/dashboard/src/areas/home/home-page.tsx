import type { schemas } from '#api-client';
import {
  Ago,
  Card,
  type Meaning,
  Page,
  PageHeader,
  Problem,
  refusalOf,
  SkeletonLines,
  Stat,
  StatePill,
  useFormat,
  useMessages,
} from '#ui';
import { useLiveRefresh } from '../../app/live';
import { useMay, useMe } from '../../app/me';
import { useRead } from '../../app/queries';
import { messages } from './messages';

const EVENTS = [
  'invoice:submitted',
  'invoice:approved',
  'invoice:rejected',
  'invoice:payment_recorded',
  'job:completed',
  'job:invoiced',
  'job:moved',
  'sync:finished',
] as const;
const PATHS = [
  '/api/v1/dashboard',
  '/api/v1/invoices',
  '/api/v1/jobs',
  '/api/v1/conflicts',
  '/api/v1/integrations',
];

/** What waits for the person in front of the screen, and whether the books are in step. */
export default function HomePage() {
  const t = useMessages(messages);
  const me = useMe();
  useLiveRefresh(EVENTS, ...PATHS);
  const mayInvoices = useMay('invoices.read');
  const mayJobs = useMay('jobs.read');
  const mayBooks = useMay('integrations.read');
  return (
    <Page>
      <PageHeader title={t(useGreeting(), { name: me.name.split(' ')[0] ?? me.name })} />
      <section aria-label={t('waiting')} className="grid grid-cols-2 gap-3 lg:grid-cols-3 xl:grid-cols-5">
        {mayInvoices && <Approvals />}
        {mayJobs && <NotInvoiced />}
        {mayInvoices && <Overdue />}
        {mayJobs && <LateJobs />}
        {mayBooks && <Conflicts />}
      </section>
      {mayBooks && <Books />}
    </Page>
  );
}

function useGreeting(): 'morning' | 'afternoon' | 'evening' {
  const { zone } = useFormat();
  const hour = Number(
    new Intl.DateTimeFormat('en-CA', { hour: 'numeric', hourCycle: 'h23', timeZone: zone }).format(
      new Date(),
    ),
  );
  return hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
}

/** As many as one page answers: beyond it "200+" says enough. */
const LIMIT = 200;

function Waiting({
  label,
  note,
  to,
  meaning,
  page,
}: {
  label: string;
  note: string;
  to: string;
  meaning: Meaning;
  page: { items: readonly unknown[]; nextCursor: string | null } | undefined;
}) {
  const t = useMessages(messages);
  const count = page?.items.length ?? 0;
  return (
    <Stat
      label={label}
      to={to}
      isLoading={!page}
      meaning={count > 0 ? meaning : 'none'}
      value={page?.nextCursor ? t('atLeast', { count }) : count}
      note={page && count === 0 ? t('allDone') : note}
    />
  );
}

function Approvals() {
  const t = useMessages(messages);
  const { data } = useRead('/api/v1/dashboard/invoices/pending', { limit: LIMIT });
  return (
    <Waiting
      label={t('approvals')}
      note={t('approvalsNote')}
      to="/approvals"
      meaning="attention"
      page={data}
    />
  );
}

function NotInvoiced() {
  const t = useMessages(messages);
  const { data } = useRead('/api/v1/jobs', { status: 'completed', limit: LIMIT });
  return (
    <Waiting
      label={t('notInvoiced')}
      note={t('notInvoicedNote')}
      to="/jobs?status=completed"
      meaning="attention"
      page={data}
    />
  );
}

function Overdue() {
  const t = useMessages(messages);
  const { data } = useRead('/api/v1/invoices', { overdue: true, direction: 'receivable', limit: LIMIT });
  return (
    <Waiting
      label={t('overdue')}
      note={t('overdueNote')}
      to="/invoices?overdue=yes&direction=receivable"
      meaning="blocked"
      page={data}
    />
  );
}

function LateJobs() {
  const t = useMessages(messages);
  const { data } = useRead('/api/v1/jobs', { late: true, limit: LIMIT });
  return <Waiting label={t('late')} note={t('lateNote')} to="/jobs?late=yes" meaning="blocked" page={data} />;
}

function Conflicts() {
  const t = useMessages(messages);
  const { data } = useRead('/api/v1/conflicts', { status: 'open', limit: LIMIT });
  return (
    <Waiting label={t('conflicts')} note={t('conflictsNote')} to="/sync" meaning="attention" page={data} />
  );
}

const MEANINGS: Record<schemas['IntegrationAnswer']['status'], Meaning> = {
  active: 'good',
  pending: 'info',
  degraded: 'attention',
  needs_reauthorization: 'blocked',
  paused: 'none',
  disconnected: 'none',
};

/** The last success is always shown: it is what a bookkeeper looks for. */
function Books() {
  const t = useMessages(messages);
  const { data, error, refetch } = useRead('/api/v1/integrations', undefined, { everySeconds: 60 });
  return (
    <Card title={t('books')}>
      {error && !data && <Problem problem={refusalOf(error)} onRetry={() => void refetch()} isInline />}
      {!data && !error && <SkeletonLines count={2} />}
      {data?.items.length === 0 && <p className="text-soft">{t('notConnected')}</p>}
      <ul className="space-y-3">
        {data?.items.map(({ id, companyName, system, status, lastSuccessAt, statusReason }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <span className="font-medium">{companyName ?? system}</span>
            <StatePill meaning={MEANINGS[status]}>{t(status)}</StatePill>
            <span className="text-soft">
              {lastSuccessAt ? (
                <>
                  {t('lastSuccess')} <Ago value={lastSuccessAt} />
                </>
              ) : (
                t('never')
              )}
            </span>
            {statusReason && <span className="w-full text-attention">{statusReason.message}</span>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
