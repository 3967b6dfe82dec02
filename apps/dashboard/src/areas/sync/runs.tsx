import { History } from 'lucide-react';
import {
  type Column,
  DataTable,
  DateTime,
  EmptyState,
  StatePill,
  type Translate,
  useFormat,
  useMessages,
} from '#ui';
import { useList } from '../../app/queries';
import { type RunSums, secondsOf, sumsOf } from '../../app/run-figures';
import { RunsFile } from '../../app/runs-file';
import { Took } from '../../app/took';
import { useUrlState } from '../../app/url-state';
import { type Connection, RUNS, type Run } from './actions';
import { messages } from './messages';
import { RunDrawer } from './run-drawer';
import { RUN_MEANINGS, runMessages } from './states';

/** Every time the books were read, the newest first. */
export function Runs({ connection }: { connection: Connection }) {
  const t = useMessages(messages);
  const state = useMessages(runMessages);
  const { instant } = useFormat();
  const [values, change] = useUrlState();
  const list = useList(RUNS, undefined, { id: connection.id });
  return (
    <div className="flex max-h-[40rem] flex-col">
      <div className="mb-1 flex justify-end">
        <RunsFile connectionId={connection.id} />
      </div>
      <DataTable<Run>
        name="sync-runs"
        label={t('tabRuns')}
        list={list}
        columns={columnsOf(t, state)}
        idOf={({ id }) => id}
        nameOf={({ kind, startedAt }) => t('runTitle', { kind: t(kind), at: instant(startedAt) })}
        linkOf={({ id }) => `/sync?connection=${connection.id}&tab=runs&run=${id}`}
        onOpen={({ id }) => change({ run: id }, 'push')}
        sort={values.sort}
        onSort={(sort) => change({ sort })}
        empty={
          <EmptyState icon={History} title={t('noRunsTitle')}>
            {t('noRuns')}
          </EmptyState>
        }
      />
      <RunDrawer
        connectionId={connection.id}
        id={values.run}
        rows={list.rows}
        onClose={() => change({ run: undefined })}
      />
    </div>
  );
}

function columnsOf(t: Translate<typeof messages>, state: Translate<typeof runMessages>): Column<Run>[] {
  const count = (id: Exclude<keyof RunSums, 'total'>, header: string, phone?: 'end'): Column<Run> => ({
    id,
    header,
    width: id === 'pulled' || id === 'created' ? 80 : 100,
    align: 'end',
    phone,
    cell: ({ progress }) => <Count value={sumsOf(progress)[id]} />,
    text: ({ progress }) => String(sumsOf(progress)[id]),
    sortBy: ({ progress }) => sumsOf(progress)[id],
  });
  return [
    {
      id: 'kind',
      header: t('runKind'),
      phone: 'title',
      cell: ({ kind }) => t(kind),
      text: ({ kind }) => t(kind),
      sortBy: ({ kind }) => t(kind),
    },
    {
      id: 'state',
      header: t('state'),
      width: 130,
      phone: 'detail',
      cell: ({ status }) => <StatePill meaning={RUN_MEANINGS[status]}>{state(status)}</StatePill>,
      text: ({ status }) => state(status),
      sortBy: ({ status }) => status,
    },
    {
      id: 'started',
      header: t('runStarted'),
      width: 205,
      phone: 'detail',
      cell: ({ startedAt }) => <DateTime value={startedAt} />,
      text: ({ startedAt }) => startedAt,
      sortBy: ({ startedAt }) => startedAt,
    },
    {
      id: 'took',
      header: t('took'),
      width: 110,
      align: 'end',
      cell: (run) => <Took run={run} />,
      text: (run) => String(secondsOf(run) ?? ''),
      sortBy: (run) => secondsOf(run) ?? 0,
    },
    count('pulled', t('pulled'), 'end'),
    count('created', t('created')),
    count('updated', t('updatedCount')),
    count('conflicts', t('conflictsCount')),
    count('problems', t('problems')),
    {
      id: 'calls',
      header: t('runCalls'),
      width: 90,
      align: 'end',
      cell: ({ calls }) => <Count value={calls} />,
      text: ({ calls }) => String(calls),
      sortBy: ({ calls }) => calls,
    },
  ];
}

function Count({ value }: { value: number }) {
  const { quantity } = useFormat();
  return <span className="tnum">{quantity(String(value))}</span>;
}
