import { CalendarDays } from 'lucide-react';
import type { DragEvent } from 'react';
import { classes, IconButton, Link, Menu, MenuItem, MenuLine, TextLink, useMessages } from '#ui';
import { addDays } from '../../app/days';
import { calendarMessages } from './calendar-messages';
import { JobState } from './job-state';
import type { JobRow } from './moves';
import type { DueDates } from './use-due-dates';

interface JobProps {
  row: JobRow;
  dates: DueDates;
}

const isEnded = ({ status }: JobRow): boolean => status === 'completed' || status === 'shipped';

function dragOf({ row, dates }: JobProps) {
  const draggable = dates.mayMove(row);
  const onDragStart = (event: DragEvent) => {
    event.dataTransfer.setData('text/plain', row.id);
    event.dataTransfer.effectAllowed = 'move';
  };
  return draggable ? { draggable, onDragStart } : { draggable: false };
}

/** A job in a day's cell: one line that opens it. That it is late or done stands there as a word. */
export function JobChip(props: JobProps) {
  const t = useMessages(calendarMessages);
  const { row } = props;
  const ended = isEnded(row);
  return (
    <Link
      to={`/jobs/${row.id}`}
      title={`${row.number} ${row.name}`}
      {...dragOf(props)}
      className={classes(
        'block min-h-6 truncate rounded-sm border-l-2 px-1.5 py-1 text-xs hover:bg-hover',
        row.isLate
          ? 'border-blocked bg-blocked-soft text-ink'
          : ended
            ? 'border-good bg-sunken text-soft'
            : 'border-accent bg-accent-soft text-ink',
      )}
    >
      {row.isLate && <span className="font-semibold text-blocked">{t('late')} </span>}
      {ended && <span className="font-medium text-good">{t('done')} </span>}
      {row.name}
    </Link>
  );
}

/** A job with who it is for, its state, and the menu that moves its day. */
export function JobEntry(props: JobProps) {
  const { row, dates } = props;
  return (
    <div {...dragOf(props)} className="rounded-md border border-line bg-surface p-2.5">
      <div className="flex items-start justify-between gap-1">
        <TextLink to={`/jobs/${row.id}`} draggable={false} className="min-w-0 break-words">
          {row.name}
        </TextLink>
        {dates.mayMove(row) && <DayMenu {...props} />}
      </div>
      <p className="truncate text-soft text-sm">{row.customerName}</p>
      <div className="mt-1.5 flex flex-wrap items-center gap-1.5">
        <span className="tnum text-faint text-xs">{row.number}</span>
        <JobState status={row.status} isLate={row.isLate} />
      </div>
    </div>
  );
}

/** What dragging does, for those who do not drag. */
function DayMenu({ row, dates }: JobProps) {
  const t = useMessages(calendarMessages);
  const due = dates.dayOf(row) ?? '';
  const by = (days: number) => () => dates.move(row, addDays(due, days));
  return (
    <Menu
      trigger={
        <IconButton
          icon={CalendarDays}
          label={t('move', { number: row.number })}
          className="-mt-1.5 -mr-1.5"
        />
      }
    >
      <MenuItem onSelect={by(-1)}>{t('dayEarlier')}</MenuItem>
      <MenuItem onSelect={by(1)}>{t('dayLater')}</MenuItem>
      <MenuItem onSelect={by(-7)}>{t('weekEarlier')}</MenuItem>
      <MenuItem onSelect={by(7)}>{t('weekLater')}</MenuItem>
      <MenuLine />
      <MenuItem onSelect={() => dates.ask(row)}>{t('toDay')}</MenuItem>
    </Menu>
  );
}
