import { useEffect } from 'react';
import { Card, Page, PageHeader, StatePill, useFormat, useMessages } from '#ui';
import { Pending } from '../../app/pending';
import { useRead, useRefresh } from '../../app/queries';
import { useTabState } from '../../app/tab-state';
import { useId } from '../../app/url-state';
import { type Connection, INTEGRATIONS, nameOf } from './actions';
import { systemName, useNames } from './names';
import { isFirst, type Match, type Plan, usePlan } from './plan-actions';
import { PlanDecision } from './plan-decision';
import { PlanEntries } from './plan-entries';
import { totalOf, usePlanWords, writesOf } from './plan-figures';
import { PlanMatches } from './plan-matches';
import { planMessages } from './plan-messages';
import { PLAN_MEANINGS } from './states';

/** What a sync would do, before it is done: by kind, record by record and field by field. */
export default function PlanPage() {
  const id = useId();
  const found = usePlan(id);
  const connections = useRead(INTEGRATIONS);
  if (!found.plan) return <Pending read={found} />;
  if (!connections.data) return <Pending read={connections} />;
  const { plan } = found;
  const connection = connections.data.items.find((one) => one.id === plan.connectionId);
  return <Looked key={plan.id} plan={plan} connection={connection} />;
}

function Looked({ plan, connection }: { plan: Plan; connection: Connection | undefined }) {
  const t = useMessages(planMessages);
  const { instant } = useFormat();
  // A record that is opened from here is looked at and come back from.
  const [ticked, setTicked] = useTabState<readonly Match[]>(`ip.plan.${plan.id}`, []);
  useConsequences(plan.status);
  const { status, kind, readyAt, expiresAt, connectionId } = plan;
  const isSetup = isFirst(plan, connection);
  const isKnown = readyAt !== null;
  const total = totalOf(plan);
  return (
    <Page>
      <PageHeader
        title={t(isSetup ? 'first' : kind)}
        back={
          isSetup
            ? { to: `/sync/connect?connection=${connectionId}&step=flow`, label: t('backToSetup') }
            : { to: `/sync?connection=${connectionId}`, label: t('back') }
        }
        state={<StatePill meaning={PLAN_MEANINGS[status]}>{t(status)}</StatePill>}
      >
        {[
          connection && nameOf(connection),
          status === 'ready' && readyAt && t('madeAt', { at: instant(readyAt) }),
          status === 'ready' && expiresAt && t('goodUntil', { at: instant(expiresAt) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </PageHeader>
      <PlanDecision plan={plan} connection={connection} ticked={ticked} />
      {isKnown && <InShort plan={plan} />}
      {isKnown && plan.direction === 'pull' && total.matched > 0 && (
        <PlanMatches plan={plan} ticked={ticked} onTick={setTicked} />
      )}
      {isKnown && <PlanEntries plan={plan} theirSide={connection ? systemName(connection.system) : '…'} />}
    </Page>
  );
}

/** A worker applies it, and what it brings may be of any kind: everything is read again once it is done. */
function useConsequences(status: Plan['status']): void {
  const refresh = useRefresh();
  useEffect(() => {
    if (status === 'applied' || status === 'stale') void refresh('/api/v1/');
  }, [status, refresh]);
}

/** One sentence for each kind of record; those of which nothing changes stand last. */
function InShort({ plan }: { plan: Plan }) {
  const t = useMessages(planMessages);
  const names = useNames();
  const { wouldBe } = usePlanWords();
  const told = Object.entries(plan.counts)
    .map(([entity, counts]) => ({
      entity,
      text: wouldBe(counts),
      isTouched: writesOf(counts) + counts.skipped > 0,
    }))
    .filter(({ text }) => text !== '')
    .sort((one, other) => Number(other.isTouched) - Number(one.isTouched));
  if (told.length === 0) return null;
  return (
    <Card title={t('inShort')}>
      <ul className="tnum gap-x-8 space-y-1 lg:columns-2 2xl:columns-3">
        {told.map(({ entity, text }) => (
          <li key={entity}>
            <span className="font-medium">{names.entity(entity)}</span>: {text}.
          </li>
        ))}
      </ul>
    </Card>
  );
}
