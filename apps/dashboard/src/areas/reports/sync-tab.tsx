import { History, Plug } from 'lucide-react';
import { lazy, useMemo } from 'react';
import type { schemas } from '#api-client';
import {
  Ago,
  type Column,
  DateTime,
  dayIn,
  EmptyState,
  type Meaning,
  Nothing,
  Stat,
  StatePill,
  TextLink,
  type Translate,
  useFormat,
  useMessages,
} from '#ui';
import { useLiveRefresh } from '../../app/live';
import { Part } from '../../app/part';
import { useList, useRead } from '../../app/queries';
import { secondsOf, sumsOf } from '../../app/run-figures';
import { RunsFile } from '../../app/runs-file';
import { Took } from '../../app/took';
import { useUrlState } from '../../app/url-state';
import { messages } from './messages';
import { countColumn } from './parts';
import { Choice } from './period';
import { readsByDay } from './reads-by-day';
import { Report } from './report';

type Connection = schemas['IntegrationAnswer'];
type Run = schemas['RunAnswer'];

const UprightBars = lazy(() => import('./upright-bars'));

const INTEGRATIONS = '/api/v1/integrations';
const RUNS = '/api/v1/integrations/{id}/runs';
/** As many as one page answers: a week and more. */
const LIMIT = 200;

/** How reading the books went, and what waits to be sent. */
export function SyncTab() {
  const read = useRead(INTEGRATIONS);
  const [{ connection }] = useUrlState();
  useLiveRefresh(['sync:finished'], INTEGRATIONS);
  return (
    <Part read={read}>
      {({ items }) => (
        <Chosen all={items} connection={items.find(({ id }) => id === connection) ?? items[0]} />
      )}
    </Part>
  );
}

function Chosen({ connection, all }: { connection: Connection | undefined; all: readonly Connection[] }) {
  const t = useMessages(messages);
  if (!connection) {
    return (
      <EmptyState
        icon={Plug}
        title={t('noBooksTitle')}
        action={<TextLink to="/sync">{t('openSync')}</TextLink>}
      >
        {t('noBooks')}
      </EmptyState>
    );
  }
  return <Readings key={connection.id} connection={connection} all={all} />;
}

const nameOf = ({ companyName, system }: Connection): string => companyName ?? system;

function Readings({ connection, all }: { connection: Connection; all: readonly Connection[] }) {
  const t = useMessages(messages);
  const { zone, day, instant } = useFormat();
  const [{ sort }, change] = useUrlState();
  const { id } = connection;
  const list = useList(RUNS, { limit: LIMIT }, { id });
  const days = useMemo(
    () => readsByDay(list.rows ?? [], (at) => dayIn(zone, new Date(at))),
    [list.rows, zone],
  );
  return (
    <Report<Run>
      name="sync-runs"
      title={t('view_sync')}
      note={nameOf(connection)}
      choices={
        all.length > 1 ? (
          <Choice
            label={t('company')}
            value={id}
            options={all.map((one) => [one.id, nameOf(one)])}
            onChange={(next) => change({ connection: next })}
          />
        ) : (
          <span className="text-soft">{nameOf(connection)}</span>
        )
      }
      files={<RunsFile connectionId={id} />}
      figures={<Figures connection={connection} runs={list.rows} />}
      chart={
        <UprightBars
          label={t('readsByDay')}
          isStacked
          series={[
            { id: 'succeeded', label: t('run_succeeded'), colour: 'good' },
            { id: 'failed', label: t('run_failed'), colour: 'blocked' },
          ]}
          rows={days.map((one) => ({
            label: day(one.day),
            values: { succeeded: String(one.succeeded), failed: String(one.failed) },
          }))}
        />
      }
      chartTitle={t('readsByDay')}
      remark={list.hasMore && t('runsCut', { count: LIMIT })}
      list={list}
      columns={columnsOf(t)}
      idOf={(run) => run.id}
      nameOf={({ startedAt }) => instant(startedAt)}
      linkOf={(run) => `/sync?connection=${id}&tab=runs&run=${run.id}`}
      sort={sort}
      onSort={(next) => change({ sort: next })}
      empty={
        <EmptyState icon={History} title={t('noRunsTitle')}>
          {t('noRuns')}
        </EmptyState>
      }
    />
  );
}

function Figures({ connection, runs }: { connection: Connection; runs: readonly Run[] | undefined }) {
  const t = useMessages(messages);
  const { quantity } = useFormat();
  const { id } = connection;
  const { data } = useRead('/api/v1/integrations/{id}/status', undefined, { id });
  const ended = runs?.filter(({ status }) => status === 'succeeded' || status === 'failed') ?? [];
  const good = ended.filter(({ status }) => status === 'succeeded').length;
  const operations = (data?.operations ?? {}) as Record<string, number>;
  const parked = operations.parked ?? 0;
  const { month = 0 } = (data?.usage ?? {}) as { month?: number };
  const link = `/sync?connection=${id}`;
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Stat
        label={t('lastSuccess')}
        value={connection.lastSuccessAt ? <Ago value={connection.lastSuccessAt} /> : t('never')}
        to={link}
      />
      <Stat
        label={t('successShare')}
        isLoading={!runs}
        meaning={ended.length > good ? 'attention' : 'none'}
        value={
          ended.length === 0 ? (
            <Nothing />
          ) : (
            t('percent', { value: quantity(((good / ended.length) * 100).toFixed(1)) })
          )
        }
        note={t('ofRuns', { count: ended.length })}
      />
      <Stat
        label={t('waits')}
        isLoading={!data}
        meaning={parked + (data?.openConflicts ?? 0) > 0 ? 'blocked' : 'none'}
        value={quantity(String(parked + (data?.openConflicts ?? 0)))}
        note={data && t('waitsNote', { parked, conflicts: data.openConflicts })}
        to={link}
      />
      <Stat label={t('calls')} isLoading={!data} value={quantity(String(month))} note={t('callsNote')} />
    </div>
  );
}

const MEANINGS: Record<Run['status'], Meaning> = {
  queued: 'info',
  running: 'info',
  succeeded: 'good',
  failed: 'blocked',
  cancelled: 'none',
};

function columnsOf(t: Translate<typeof messages>): Column<Run>[] {
  return [
    {
      id: 'started',
      header: t('started'),
      phone: 'title',
      cell: ({ startedAt }) => <DateTime value={startedAt} />,
      text: ({ startedAt }) => startedAt,
      sortBy: ({ startedAt }) => startedAt,
    },
    {
      id: 'kind',
      header: t('kind'),
      width: 170,
      phone: 'detail',
      cell: ({ kind }) => t(`run_${kind}`),
      text: ({ kind }) => t(`run_${kind}`),
      sortBy: ({ kind }) => kind,
    },
    {
      id: 'state',
      header: t('state'),
      width: 130,
      phone: 'end',
      cell: ({ status }) => <StatePill meaning={MEANINGS[status]}>{t(`run_${status}`)}</StatePill>,
      text: ({ status }) => t(`run_${status}`),
      sortBy: ({ status }) => status,
    },
    {
      id: 'took',
      header: t('took'),
      width: 100,
      align: 'end',
      cell: (run) => <Took run={run} />,
      text: (run) => String(secondsOf(run) ?? ''),
      sortBy: (run) => secondsOf(run) ?? 0,
    },
    countColumn('read', t('read'), ({ progress }) => sumsOf(progress).pulled, { phone: 'detail' }),
    countColumn('conflicts', t('conflicts'), ({ progress }) => sumsOf(progress).conflicts),
    countColumn('problems', t('problems'), ({ progress }) => sumsOf(progress).problems),
    countColumn('calls', t('runCalls'), ({ calls }) => calls),
  ];
}
