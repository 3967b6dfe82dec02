import { useEffect } from 'react';
import { Card, Page, PageHeader, StatePill, useFormat, useMessages } from '#ui';
import { Pending } from '../../app/pending';
import { useRead, useRefresh } from '../../app/queries';
import { Stale, type StaleProps } from '../../app/stale';
import { useId } from '../../app/url-state';
import { type Connection, INTEGRATIONS, nameOf } from './actions';
import { useMatchCounts } from './match-actions';
import { matchMessages } from './match-messages';
import { systemName } from './names';
import { isFirst, type Plan, setupAddress, usePlan } from './plan-actions';
import { PlanDecision } from './plan-decision';
import { PlanEntries } from './plan-entries';
import { PlanMatches } from './plan-matches';
import { planMessages } from './plan-messages';
import { InShort } from './plan-short';
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
  return <Looked key={plan.id} plan={plan} read={found.read} connection={connection} />;
}

interface LookedProps {
  plan: Plan;
  read: StaleProps['read'];
  connection: Connection | undefined;
}

function Looked({ plan, read, connection }: LookedProps) {
  const t = useMessages(planMessages);
  const { instant } = useFormat();
  const m = useMessages(matchMessages);
  const matches = useMatchCounts(plan).data?.items ?? [];
  useConsequences(plan.status);
  const { status, kind, readyAt, expiresAt, connectionId } = plan;
  const isSetup = isFirst(plan, connection);
  const isKnown = readyAt !== null;
  return (
    <Page>
      <PageHeader
        title={t(isSetup ? 'first' : kind)}
        back={
          isSetup
            ? { to: setupAddress(connectionId), label: t('backToSetup') }
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
      <Stale read={read} />
      <PlanDecision plan={plan} connection={connection} />
      {isKnown && <InShort plan={plan} matches={matches} />}
      {matches.length > 0 && (
        <Card title={m('title')} isFlush>
          <PlanMatches plan={plan} counts={matches} />
        </Card>
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
