import { useEffect } from 'react';
import { buttonClasses, Link, Page, PageHeader, useMessages } from '#ui';
import { useLiveRefresh } from '../../app/live';
import { Pending } from '../../app/pending';
import { useRead, useRefresh } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import { type Connection, INTEGRATIONS, isUnfinished, nameOf, useStatus } from './actions';
import { ConnectButtons } from './connect-button';
import { CompanyStep, FlowStep, useFlowText } from './connect-company';
import { LookStep, MatchStep } from './connect-match';
import { connectMessages } from './connect-messages';
import { ReadStep } from './connect-read';
import { Step, type StepState } from './connect-steps';
import { TestStep } from './connect-test';
import { useListsFollow } from './lists-follow';
import { tallyOf, useMatchCounts } from './match-actions';
import { type Plan, usePlan } from './plan-actions';

/** From no connection to the first invoice in the books. Where one stands is the connection's own state, so leaving loses nothing. */
export default function ConnectPage() {
  const t = useMessages(connectMessages);
  const [values] = useUrlState();
  const found = useRead(INTEGRATIONS);
  useLiveRefresh(['sync:finished'], INTEGRATIONS);
  if (!found.data) return <Pending read={found} />;
  const { items } = found.data;
  const systems = found.data.systems as unknown as readonly string[];
  const connection =
    items.find(({ id }) => id === values.connection) ??
    items.find(({ status }) => status === 'pending') ??
    (values.another ? undefined : items.at(-1));
  return (
    <Page>
      <PageHeader title={t('title')} back={{ to: '/sync', label: t('back') }}>
        {t('intro')}
      </PageHeader>
      <ol className="max-w-3xl divide-y divide-line rounded-lg border border-line bg-surface">
        <Step
          number={1}
          state={connection ? 'done' : 'now'}
          title={t('signIn')}
          summary={connection && t('signedIn', { name: nameOf(connection) })}
        >
          <p className="text-soft">{t('signInText')}</p>
          <div className="flex flex-wrap gap-2">
            <ConnectButtons systems={systems} look="primary" />
          </div>
        </Step>
        {connection ? <Steps key={connection.id} connection={connection} /> : <Ahead />}
      </ol>
    </Page>
  );
}

/** What comes after the sign-in, so that nobody begins without knowing. */
function Ahead() {
  const t = useMessages(connectMessages);
  return (['company', 'flow', 'match', 'first', 'read', 'test'] as const).map((title, index) => (
    <Step key={title} number={index + 2} state="later" title={t(title)}>
      {null}
    </Step>
  ));
}

function Steps({ connection }: { connection: Connection }) {
  const t = useMessages(connectMessages);
  const flow = useFlowText();
  const [{ step }, change] = useUrlState();
  const { data: status } = useStatus(connection);
  useListsFollow(status?.operations, status?.currentRun?.status);
  const isPending = connection.status === 'pending';
  const { plan, counts } = useFirstPlan(connection);
  const tally = tallyOf(counts ?? []);
  const isCompared = isPending && plan !== undefined && step !== 'flow';
  const isKnown = !isPending || step === 'flow' || isCompared;
  const isMatched =
    isCompared &&
    isLookable(plan.status) &&
    counts !== undefined &&
    tally.open === 0 &&
    (step !== 'match' || tally.total === 0);
  const isRead = !isPending && Boolean(status?.connection.lastSuccessAt) && !isUnfinished(status?.currentRun);
  const of = (isDone: boolean, isTurn: boolean): StepState => (isDone ? 'done' : isTurn ? 'now' : 'later');
  const goTo = (next: string | undefined) => change({ step: next, connection: connection.id });
  const matches =
    tally.total > 0 ? t('matchDone', { same: tally.same, different: tally.different }) : t('matchNone');
  return (
    <>
      <Step
        number={2}
        state={of(isKnown, true)}
        title={t('company')}
        summary={t('companyDone', { name: nameOf(connection) })}
      >
        <CompanyStep connection={connection} status={status} onYes={() => goTo('flow')} />
      </Step>
      <Step
        number={3}
        state={of(!isPending || isCompared, isKnown)}
        title={t('flow')}
        summary={flow(connection)}
      >
        <FlowStep connection={connection} onBegun={() => goTo(undefined)} />
      </Step>
      <Step
        number={4}
        state={of(!isPending || isMatched, isCompared)}
        title={t('match')}
        summary={counts && matches}
      >
        {plan && (
          <MatchStep
            {...{ connection, plan, counts }}
            onGoOn={() => goTo(undefined)}
            onFlow={() => goTo('flow')}
          />
        )}
      </Step>
      <Step number={5} state={of(!isPending, isMatched)} title={t('first')} summary={plan && t('firstDone')}>
        {plan && (
          <LookStep connection={connection} plan={plan} counts={counts ?? []} onMatch={() => goTo('match')} />
        )}
      </Step>
      <Step
        number={6}
        state={of(isRead, !isPending)}
        title={t('read')}
        summary={status && <ReadStep connection={connection} status={status} isSummary />}
      >
        {status && <ReadStep connection={connection} status={status} />}
      </Step>
      <Step number={7} state={of(false, isRead)} title={t('test')}>
        <TestStep connection={connection} />
        <Link to={`/sync?connection=${connection.id}`} className={buttonClasses('primary')}>
          {t('finish')}
        </Link>
      </Step>
    </>
  );
}

const isLookable = (status: Plan['status']): boolean => ['ready', 'applying', 'applied'].includes(status);

/** The newest comparison of everything, and how far its matches are decided. */
function useFirstPlan({ id }: Connection) {
  const refresh = useRefresh();
  const newest = useRead('/api/v1/integrations/{id}/plans', { limit: 1 }, { id });
  const [last] = newest.data?.items ?? [];
  const found = usePlan(last?.id ?? '', { isOff: !last });
  const plan =
    last && found.plan?.kind === 'full' && found.plan.direction === 'pull' ? found.plan : undefined;
  const runId = plan?.runId;
  // Its run begins with the confirmation of the company, of which no live event tells.
  useEffect(() => {
    if (runId) void refresh(INTEGRATIONS);
  }, [runId, refresh]);
  return { plan, counts: useMatchCounts(plan).data?.items };
}
