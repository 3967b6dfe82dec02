import { Hammer } from 'lucide-react';
import {
  Button,
  type Column,
  DataTable,
  dayColumn,
  EmptyState,
  MenuItem,
  moneyColumn,
  type Translate,
  textColumn,
  useMessages,
} from '#ui';
import { useMay } from '../../app/me';
import { type Query, useList } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import { JobState, jobStatusMessages } from './job-state';
import { messages } from './messages';
import { moveMessages } from './move-messages';
import { actionsOf, type JobRow, type JobStatus, STATUSES } from './moves';
import type { Moves } from './use-moves';

/** Jobs as a list, newest first; a row's menu moves it on. */
export function JobsTable({ query, moves }: { query: Query<'/api/v1/jobs'>; moves: Moves }) {
  const t = useMessages(messages);
  const status = useMessages(jobStatusMessages);
  const move = useMessages(moveMessages);
  const [values, change] = useUrlState();
  const mayMove = useMay('jobs.write');
  const list = useList('/api/v1/jobs', { ...query, status: values.status as JobStatus | undefined });
  const isFiltered = Boolean(values.status) || Object.values(query).some(Boolean);
  return (
    <DataTable<JobRow>
      name="jobs"
      label={t('title')}
      list={list}
      columns={columnsOf(t, status, moves)}
      idOf={({ id }) => id}
      nameOf={({ number }) => number}
      linkOf={({ id }) => `/jobs/${id}`}
      sort={values.sort}
      onSort={(next) => change({ sort: next })}
      actions={
        mayMove
          ? (row) =>
              actionsOf(moves.statusOf(row)).map((action) => (
                <MenuItem
                  key={action}
                  isDanger={action === 'cancel'}
                  onSelect={() => moves.begin(row, action)}
                >
                  {move(`do_${action}`)}
                </MenuItem>
              ))
          : undefined
      }
      empty={
        <EmptyState
          icon={Hammer}
          title={t(isFiltered ? 'noneTitle' : 'emptyTitle')}
          action={
            mayMove &&
            !isFiltered && <Button onClick={() => change({ edit: 'new' }, 'push')}>{t('add')}</Button>
          }
        >
          {t(isFiltered ? 'none' : 'empty')}
        </EmptyState>
      }
    />
  );
}

function columnsOf(
  t: Translate<typeof messages>,
  status: Translate<typeof jobStatusMessages>,
  moves: Moves,
): Column<JobRow>[] {
  return [
    textColumn('number', t('number'), ({ number }) => number, { width: 170, phone: 'title' }),
    textColumn('name', t('name'), ({ name }) => name, { phone: 'detail' }),
    textColumn('customer', t('customer'), ({ customerName }) => customerName, { phone: 'detail' }),
    {
      id: 'state',
      header: t('state'),
      width: 190,
      phone: 'detail',
      cell: (row) => <JobState status={moves.statusOf(row)} isLate={row.isLate} />,
      text: (row) => status(row.status),
      sortBy: (row) => STATUSES.indexOf(row.status),
    },
    dayColumn('due', t('due'), ({ dueDate }) => dueDate, { phone: 'detail' }),
    textColumn('priority', t('priority'), ({ priority }) => String(priority), {
      width: 100,
      align: 'end',
      isHidden: true,
      sortBy: ({ priority }) => priority,
    }),
    moneyColumn('contract', t('contract'), ({ contractAmount }) => contractAmount, {
      width: 150,
      phone: 'end',
    }),
  ];
}
