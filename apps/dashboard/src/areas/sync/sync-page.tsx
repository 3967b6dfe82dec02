import { Plug, RefreshCw } from 'lucide-react';
import { Button, buttonClasses, EmptyState, FilterBar, Link, Page, PageHeader, Tabs, useMessages } from '#ui';
import { useLiveRefresh } from '../../app/live';
import { useMay } from '../../app/me';
import { Pending } from '../../app/pending';
import { useRead } from '../../app/queries';
import { Stale } from '../../app/stale';
import { useUrlState } from '../../app/url-state';
import { CONFLICTS, type Connection, INTEGRATIONS, isWorking, nameOf, useSyncAll, WAITING } from './actions';
import { CompanyChoice } from './company-choice';
import { ConnectButtons } from './connect-button';
import { ConnectionCard } from './connection-card';
import { HealthTab } from './health';
import { healthMessages } from './health-messages';
import { messages } from './messages';
import { ReconciliationTab } from './reconciliation';
import { reconciliationMessages } from './reconciliation-messages';
import { Runs } from './runs';
import { Waiting } from './waiting';
import { useWaiting, useWaitingCounts } from './waiting-actions';
import { Writes } from './writes';

/** Whether the books are in step with us: the connections, what waits for a person, what was sent and read. */
export default function SyncPage() {
  const t = useMessages(messages);
  const found = useRead(INTEGRATIONS);
  const mayManage = useMay('integrations.manage');
  useLiveRefresh(['sync:finished'], INTEGRATIONS, CONFLICTS, WAITING);
  if (!found.data) return <Pending read={found} />;
  const { items } = found.data;
  const systems = found.data.systems as unknown as readonly string[];
  if (items.length === 0) {
    return (
      <Page>
        <PageHeader title={t('title')} />
        <EmptyState
          icon={Plug}
          title={t('emptyTitle')}
          action={mayManage && <ConnectButtons systems={systems} look="primary" />}
        >
          {t(mayManage ? 'empty' : 'emptyForOthers')}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page>
      <PageHeader
        title={t('title')}
        actions={
          <>
            <Link to="/sync/mappings" className={buttonClasses('quiet')}>
              {t('mappings')}
            </Link>
            <Link to="/sync/policies" className={buttonClasses('quiet')}>
              {t('whoWins')}
            </Link>
            <Link to="/sync/field-mappings" className={buttonClasses('quiet')}>
              {t('fieldMappings')}
            </Link>
            {items.filter(isWorking).length > 1 && <SyncAll />}
            {mayManage && <ConnectButtons systems={systems} isAnother />}
          </>
        }
      />
      <Stale read={found} />
      {items.map((connection) => (
        <ConnectionCard key={connection.id} connection={connection} />
      ))}
      <Story connections={items} />
    </Page>
  );
}

function SyncAll() {
  const t = useMessages(messages);
  const maySync = useMay('integrations.sync');
  const all = useSyncAll();
  if (!maySync) return null;
  return (
    <Button icon={RefreshCw} isBusy={all.isPending} onClick={() => all.mutate()}>
      {t('syncAll')}
    </Button>
  );
}

/** What waits is shown of every company, or of one. */
function OfCompany({ connections }: { connections: readonly Connection[] }) {
  const t = useMessages(messages);
  const [values, change] = useUrlState();
  if (connections.length < 2) return null;
  const choices = connections.map((one) => [one.id, nameOf(one)] as const);
  return (
    <div className="mb-4">
      <FilterBar values={values} onChange={change} filters={[{ name: 'of', label: t('which'), choices }]} />
    </div>
  );
}

/** What happened with one connection; what waits is shown of all of them. */
function Story({ connections }: { connections: readonly Connection[] }) {
  const t = useMessages(messages);
  const reconciled = useMessages(reconciliationMessages);
  const health = useMessages(healthMessages);
  const [values, change] = useUrlState();
  const connection = connections.find(({ id }) => id === values.connection) ?? connections[0];
  const list = useWaiting(values.of);
  const waiting = useWaitingCounts().data?.count ?? 0;
  if (!connection) return null;
  return (
    <>
      <CompanyChoice
        connections={connections}
        value={connection.id}
        onChange={(id) => change({ connection: id, run: undefined, difference: undefined })}
      />
      <Tabs
        value={values.tab ?? 'waiting'}
        onChange={(tab) =>
          change({
            tab,
            of: undefined,
            state: undefined,
            kind: undefined,
            sort: undefined,
            run: undefined,
            difference: undefined,
          })
        }
        tabs={[
          {
            id: 'waiting',
            label: t('tabWaiting'),
            count: waiting > 0 ? waiting : undefined,
            content: (
              <>
                <OfCompany connections={connections} />
                <Waiting list={list} connections={connections} />
              </>
            ),
          },
          { id: 'writes', label: t('tabWrites'), content: <Writes connection={connection} /> },
          { id: 'runs', label: t('tabRuns'), content: <Runs connection={connection} /> },
          {
            id: 'reconciliation',
            label: reconciled('tab'),
            content: <ReconciliationTab connection={connection} />,
          },
          { id: 'health', label: health('tab'), content: <HealthTab connection={connection} /> },
        ]}
      />
    </>
  );
}
