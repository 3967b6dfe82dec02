import { buttonClasses, Link, Page, PageHeader, useMessages } from '#ui';
import { useLiveRefresh } from '../../app/live';
import { Pending } from '../../app/pending';
import { useRead } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import { type Connection, INTEGRATIONS, isUnfinished, nameOf, useStatus } from './actions';
import { ConnectButtons } from './connect-button';
import { CompanyStep, FlowStep, useFlowText } from './connect-company';
import { connectMessages } from './connect-messages';
import { ReadStep } from './connect-read';
import { Step, type StepState } from './connect-steps';
import { TestStep } from './connect-test';
import { useListsFollow } from './lists-follow';

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
  return (['company', 'flow', 'read', 'test'] as const).map((title, index) => (
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
  const isKnown = !isPending || step === 'flow';
  const isRead = !isPending && Boolean(status?.connection.lastSuccessAt) && !isUnfinished(status?.currentRun);
  const of = (isDone: boolean, isTurn: boolean): StepState => (isDone ? 'done' : isTurn ? 'now' : 'later');
  return (
    <>
      <Step
        number={2}
        state={of(isKnown, true)}
        title={t('company')}
        summary={t('companyDone', { name: nameOf(connection) })}
      >
        <CompanyStep
          connection={connection}
          status={status}
          onYes={() => change({ step: 'flow', connection: connection.id })}
        />
      </Step>
      <Step number={3} state={of(!isPending, isKnown)} title={t('flow')} summary={flow(connection)}>
        <FlowStep
          connection={connection}
          onBegun={() => change({ step: undefined, connection: connection.id })}
        />
      </Step>
      <Step
        number={4}
        state={of(isRead, !isPending)}
        title={t('read')}
        summary={status && <ReadStep connection={connection} status={status} isSummary />}
      >
        {status && <ReadStep connection={connection} status={status} />}
      </Step>
      <Step number={5} state={of(false, isRead)} title={t('test')}>
        <TestStep connection={connection} />
        <Link to={`/sync?connection=${connection.id}`} className={buttonClasses('primary')}>
          {t('finish')}
        </Link>
      </Step>
    </>
  );
}
