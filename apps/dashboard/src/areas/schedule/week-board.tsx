import type { ReactNode } from 'react';
import { classes, Link, useFormat, useMessages } from '#ui';
import { stringifySearch } from '../../app/address';
import { dayText, weekdayText } from '../../app/calendar';
import { dayAt } from '../../app/days';
import { useUrlState } from '../../app/url-state';
import { messages } from './messages';
import { cellOf, cellsOf, onDay, type Visit } from './plan';
import type { BoardData } from './use-board';
import { useRows } from './use-rows';
import { VisitChip } from './visit-chip';

interface BoardProps {
  board: BoardData;
  days: readonly string[];
  today: string;
}

/** People from above, days from the left; nobody's row stands first. */
export function WeekBoard({ board, days, today }: BoardProps) {
  const t = useMessages(messages);
  const cells = cellsOf(board.visits, days, board.zone);
  const { shown, more } = useRows(board.rows);
  const row = (who: string | null, name: ReactNode) => (
    <tr key={who}>
      <th
        scope="row"
        className="sticky left-0 z-[1] border-line border-r border-b bg-surface px-3 py-2 text-left align-top font-medium text-sm"
      >
        {name}
      </th>
      {days.map((day) => (
        <Cell
          key={day}
          who={who}
          day={day}
          board={board}
          visits={cells.get(cellOf(who, day)) ?? []}
          isToday={day === today}
        />
      ))}
    </tr>
  );
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no wheel scrolls it with the arrow keys
      tabIndex={0}
      aria-label={t('title')}
      className="min-h-0 flex-1 overflow-auto rounded-lg border border-line bg-surface -outline-offset-2"
    >
      <table className="w-full min-w-[48rem] table-fixed border-separate border-spacing-0">
        <thead>
          <tr>
            <th
              scope="col"
              className="sticky top-0 left-0 z-[3] w-36 border-line border-r border-b bg-surface px-3 py-2 text-left font-medium text-soft text-xs"
            >
              {t('person')}
            </th>
            {days.map((day) => (
              <DayHead key={day} day={day} isToday={day === today} />
            ))}
          </tr>
        </thead>
        <tbody>
          {row(null, <span className="text-blocked">{t('nobody')}</span>)}
          {shown.map(({ id, displayName }) => row(id, <PersonName id={id} name={displayName} />))}
        </tbody>
      </table>
      {more}
    </section>
  );
}

export const PersonName = ({ id, name }: { id: string; name: string }) => (
  <Link to={`/contractors/${id}`} draggable={false} className="block truncate hover:underline" title={name}>
    {name}
  </Link>
);

/** A day opens its own board. */
function DayHead({ day, isToday }: { day: string; isToday: boolean }) {
  const { locale } = useFormat();
  const [values] = useUrlState();
  return (
    <th scope="col" className="sticky top-0 z-[2] border-line border-b bg-surface px-2 py-1 text-left">
      <Link
        to={`/schedule${stringifySearch({ ...values, day, view: 'day' })}`}
        title={dayText(day, locale)}
        aria-current={isToday ? 'date' : undefined}
        className={classes(
          'inline-flex min-h-6 items-center gap-1.5 rounded-sm px-1 text-sm hover:bg-hover',
          isToday ? 'font-semibold text-accent-text' : 'font-medium text-soft',
        )}
      >
        {weekdayText(day, locale)} <span className="tnum">{Number(day.slice(8))}</span>
      </Link>
    </th>
  );
}

function Cell({
  who,
  day,
  board,
  visits,
  isToday,
}: {
  who: string | null;
  day: string;
  board: BoardData;
  visits: readonly Visit[];
  isToday: boolean;
}) {
  const { hold, zone } = board;
  const to = hold.held?.to;
  const isTarget = to !== undefined && to.who === who && dayAt(to.start, zone) === day;
  return (
    <td
      {...hold.target((_event, visit) => ({ who, start: onDay(visit, day, zone) }))}
      className={classes(
        'h-14 border-line border-r border-b p-1 align-top last:border-r-0',
        isTarget ? 'bg-accent-soft outline-2 outline-accent-text -outline-offset-2' : isToday && 'bg-canvas',
      )}
    >
      {visits.length > 0 && (
        <ul className="space-y-1">
          {visits.map((visit) => (
            <li key={visit.id}>
              <VisitChip visit={visit} from={who} board={board} />
            </li>
          ))}
        </ul>
      )}
    </td>
  );
}
