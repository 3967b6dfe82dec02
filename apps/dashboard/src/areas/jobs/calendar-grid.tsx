import { type DragEvent, useState } from 'react';
import { Badge, classes, useFormat, useMediaQuery, useMessages } from '#ui';
import { dayText, weekdayText } from '../../app/calendar';
import { JobChip, JobEntry } from './calendar-job';
import { calendarMessages } from './calendar-messages';
import type { JobRow } from './moves';
import type { DueDates } from './use-due-dates';

interface GridProps {
  label: string;
  /** Whole weeks. */
  days: readonly string[];
  jobs: ReadonlyMap<string, JobRow[]>;
  dates: DueDates;
  /** The chosen day; its month is the one that is shown. */
  day: string;
  today: string;
  isWeek: boolean;
  onChoose(day: string): void;
}

const SHOWN = 3;

/** Days in weeks. A job is dragged to another day; a narrow screen says how many there are and lists those of the chosen day. */
export function CalendarGrid(props: GridProps) {
  const { label, days } = props;
  const { locale } = useFormat();
  const weeks = Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-surface">
      <table className="w-full table-fixed border-collapse" aria-label={label}>
        <thead>
          <tr>
            {weeks[0]?.map((day) => (
              <th
                key={day}
                scope="col"
                className="border-line border-b px-2 py-1.5 text-left font-medium text-soft text-xs"
              >
                <abbr title={weekdayText(day, locale, 'long')} className="no-underline">
                  {weekdayText(day, locale)}
                </abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <DayCell key={day} {...props} of={day} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DayCell({ of, jobs, dates, day, today, isWeek, onChoose }: GridProps & { of: string }) {
  const t = useMessages(calendarMessages);
  const { locale } = useFormat();
  const isNarrow = useMediaQuery('(max-width: 639px)');
  const drop = useDrop(of, jobs, dates);
  const here = jobs.get(of) ?? [];
  const isOutside = !isWeek && of.slice(0, 7) !== day.slice(0, 7);
  const shown = isWeek || here.length === SHOWN + 1 ? here : here.slice(0, SHOWN);
  return (
    <td
      {...drop.handlers}
      className={classes(
        'border-line border-r border-b p-1 align-top last:border-r-0',
        isNarrow ? 'h-16' : isWeek ? 'h-96' : 'h-28',
        drop.isOver ? 'bg-accent-soft' : isOutside && 'bg-canvas',
      )}
    >
      <DayButton
        label={t('dayLabel', { day: dayText(of, locale), count: here.length })}
        number={Number(of.slice(8))}
        day={of}
        isToday={of === today}
        isChosen={of === day}
        isOutside={isOutside}
        onChoose={onChoose}
      />
      {isNarrow && here.length > 0 && (
        <div className="mt-1 text-center" aria-hidden>
          <Badge meaning={here.some(({ isLate }) => isLate) ? 'blocked' : 'info'}>{here.length}</Badge>
        </div>
      )}
      {!isNarrow && (
        <ul className="mt-1 space-y-1">
          {shown.map((row) => (
            <li key={row.id}>
              {isWeek ? <JobEntry row={row} dates={dates} /> : <JobChip row={row} dates={dates} />}
            </li>
          ))}
        </ul>
      )}
      {!isNarrow && shown.length < here.length && (
        <button
          type="button"
          onClick={() => onChoose(of)}
          className="mt-1 min-h-6 w-full rounded-sm px-1.5 text-left text-soft text-xs hover:bg-hover hover:text-ink"
        >
          {t('more', { count: here.length - shown.length })}
        </button>
      )}
    </td>
  );
}

function DayButton({
  label,
  number,
  day,
  isToday,
  isChosen,
  isOutside,
  onChoose,
}: {
  label: string;
  number: number;
  day: string;
  isToday: boolean;
  isChosen: boolean;
  isOutside: boolean;
  onChoose(day: string): void;
}) {
  return (
    <button
      type="button"
      data-day={day}
      aria-label={label}
      aria-current={isToday ? 'date' : undefined}
      aria-pressed={isChosen}
      onClick={() => onChoose(day)}
      className={classes(
        'tnum flex h-6 min-w-6 items-center justify-center rounded-full px-1 text-sm hover:bg-hover',
        isToday && 'bg-accent font-semibold text-accent-ink hover:bg-accent-hover',
        isChosen && 'outline outline-2 outline-accent-text',
        !isToday && (isOutside ? 'text-faint' : 'text-ink'),
      )}
    >
      {number}
    </button>
  );
}

/** Where a dragged job may be let go. */
function useDrop(day: string, jobs: GridProps['jobs'], dates: DueDates) {
  const [isOver, setOver] = useState(false);
  const handlers = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      const id = event.dataTransfer.getData('text/plain');
      const row = [...jobs.values()].flat().find((one) => one.id === id);
      if (row && dates.mayMove(row)) dates.move(row, day);
    },
  };
  return { isOver, handlers };
}
