import { Badge, Day, Money, type Rows, TextLink, useMessages } from '#ui';
import { useMay } from '../../app/me';
import { type Query, useList } from '../../app/queries';
import { StateBoard } from '../../app/state-board';
import { JOB_MEANINGS, jobStatusMessages, LateSign } from './job-state';
import { messages } from './messages';
import { moveMessages } from './move-messages';
import { actionTo, type JobRow, type JobStatus, whyNot } from './moves';
import type { Moves } from './use-moves';

const COLUMNS = ['created', 'planned', 'in_progress', 'on_hold', 'review', 'completed', 'shipped'] as const;
type ColumnId = (typeof COLUMNS)[number];

/** A list for each column: a full column of old work never hides the work of the others. */
function useColumns(query: Query<'/api/v1/jobs'>): Record<ColumnId, Rows<JobRow>> {
  return {
    created: useList('/api/v1/jobs', { ...query, status: 'created' }),
    planned: useList('/api/v1/jobs', { ...query, status: 'planned' }),
    in_progress: useList('/api/v1/jobs', { ...query, status: 'in_progress' }),
    on_hold: useList('/api/v1/jobs', { ...query, status: 'on_hold' }),
    review: useList('/api/v1/jobs', { ...query, status: 'review' }),
    completed: useList('/api/v1/jobs', { ...query, status: 'completed' }),
    shipped: useList('/api/v1/jobs', { ...query, status: 'shipped' }),
  };
}

/** Jobs by state. Each move says what it does before it is done, and each closed column why it is closed. */
export function JobsBoard({ query, moves }: { query: Query<'/api/v1/jobs'>; moves: Moves }) {
  const t = useMessages(messages);
  const status = useMessages(jobStatusMessages);
  const move = useMessages(moveMessages);
  const mayMove = useMay('jobs.write');
  const lists = useColumns(query);
  return (
    <StateBoard<JobRow, ColumnId>
      label={t('title')}
      states={COLUMNS}
      lists={lists}
      wordOf={status}
      meanings={JOB_MEANINGS}
      columnOf={moves.statusOf}
      card={(row) => <JobCard row={row} />}
      effectOf={(row, to) => {
        const action = mayMove ? actionTo(moves.statusOf(row), to as JobStatus) : undefined;
        return action && move(`effect_${action}`);
      }}
      refusalOf={(row, to) => {
        const why = mayMove ? whyNot(moves.statusOf(row), to as JobStatus) : undefined;
        return why && move(why);
      }}
      onMove={(row, to) => {
        const action = actionTo(moves.statusOf(row), to as JobStatus);
        if (action) moves.drop(row, action);
      }}
    />
  );
}

function JobCard({ row }: { row: JobRow }) {
  const t = useMessages(messages);
  return (
    <>
      <div className="flex items-center gap-2 pr-7">
        <TextLink to={`/jobs/${row.id}`} draggable={false} className="tnum text-sm">
          {row.number}
        </TextLink>
        {row.priority <= 2 && <Badge meaning="attention">{t('urgent')}</Badge>}
      </div>
      <p className="mt-1 line-clamp-2 font-medium">{row.name}</p>
      {row.customerName && row.customerName !== row.name && (
        <p className="truncate text-soft text-sm">{row.customerName}</p>
      )}
      <div className="mt-2 flex flex-wrap items-center justify-between gap-2 text-soft text-sm">
        <span className="inline-flex items-center gap-1.5">
          {row.dueDate && <Day value={row.dueDate} />}
          {row.isLate && <LateSign />}
        </span>
        <Money amount={row.contractAmount} currency={row.currency} />
      </div>
    </>
  );
}
