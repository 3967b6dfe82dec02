import { Check, Ellipsis, ListTree, Undo2 } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import {
  classes,
  dayIn,
  IconButton,
  Menu,
  MenuItem,
  Nothing,
  useFormat,
  useMediaQuery,
  useMessages,
} from '#ui';
import { WorkedHours } from './clocked';
import { DayCell, DayHead } from './day-cell';
import { hoursText } from './hours';
import { messages } from './messages';
import { countedMinutes, daysOf, type PersonWeek, together, type Week, type Worked } from './week';
import { WeekState } from './week-state';

export interface WeekGridProps {
  week: Week;
  /** When it was read, in milliseconds. */
  readAt: number;
  rows: readonly PersonWeek[];
  selected: ReadonlySet<string>;
  /** Which row the keyboard is on. */
  active: string | undefined;
  /** Without it nothing can be decided here. */
  onToggle?(rows: readonly PersonWeek[], isOn: boolean): void;
  onOpen(row: PersonWeek, day?: string): void;
  onApprove(row: PersonWeek): void;
  onReject(row: PersonWeek): void;
}

export const isWaiting = ({ submittedMinutes }: PersonWeek): boolean => submittedMinutes > 0;

/** Person by day: a table where there is room, one card a person on a phone. */
export function WeekGrid(props: WeekGridProps) {
  const isPhone = useMediaQuery('(max-width: 767px)');
  return isPhone ? <Cards {...props} /> : <Table {...props} />;
}

const CELL = 'border-line border-b';
const SIDE = 'sticky left-0 z-[1]';

function Table(props: WeekGridProps) {
  const { week, rows, selected, onToggle } = props;
  const t = useMessages(messages);
  const { zone } = useFormat();
  const today = dayIn(zone, new Date());
  const days = daysOf(week.firstDay);
  const waiting = rows.filter(isWaiting);
  const head = `${CELL} h-9 bg-surface whitespace-nowrap px-2 font-medium`;
  return (
    <section
      className="min-h-0 flex-initial overflow-auto rounded-lg border border-line bg-surface -outline-offset-2"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no wheel scrolls it with the arrow keys
      tabIndex={0}
      aria-label={t('gridLabel')}
    >
      <table className="w-full border-separate border-spacing-0">
        <thead className="sticky top-0 z-[2] text-left text-faint text-xs">
          <tr>
            <th className={`${head} ${SIDE} min-w-48 pl-4`}>
              <span className="flex items-center gap-3">
                {onToggle && (
                  <input
                    type="checkbox"
                    className="size-4 accent-accent pointer-coarse:size-5"
                    aria-label={t('selectAll')}
                    disabled={waiting.length === 0}
                    checked={waiting.length > 0 && waiting.every((row) => selected.has(row.contractorId))}
                    onChange={(event) => onToggle(waiting, event.target.checked)}
                  />
                )}
                {t('person')}
              </span>
            </th>
            {days.map((day) => (
              <th key={day} className={`${head} min-w-16 text-right 2xl:min-w-20`}>
                <DayHead day={day} isToday={day === today} />
              </th>
            ))}
            <th className={`${head} text-right`}>{t('total')}</th>
            <th className={`${head} text-right`}>{t('overtime')}</th>
            <th className={`${head} pl-4`}>{t('state')}</th>
            {onToggle && (
              <th className={`${head} w-12`}>
                <span className="sr-only">{t('actions')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <PersonRow key={row.contractorId} {...props} row={row} days={days} />
          ))}
        </tbody>
        {rows.length > 1 && (
          <Totals rows={rows} days={days} readAt={props.readAt} hasActions={onToggle !== undefined} />
        )}
      </table>
    </section>
  );
}

type RowProps = WeekGridProps & { row: PersonWeek; days: readonly string[] };

function PersonRow(props: RowProps) {
  const { row, days, selected, active, onToggle, onOpen } = props;
  const t = useMessages(messages);
  const byDay = new Map(row.days.map((day) => [day.day, day]));
  const isSelected = selected.has(row.contractorId);
  const isActive = active === row.contractorId;
  const line = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (isActive) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  const ground = isSelected ? 'bg-accent-soft' : isActive ? 'bg-hover' : 'bg-surface group-hover:bg-hover';
  return (
    <tr
      ref={line}
      className="group"
      data-active={isActive || undefined}
      aria-selected={isSelected || undefined}
    >
      <th
        scope="row"
        className={classes(
          CELL,
          SIDE,
          ground,
          'max-w-56 pr-2 pl-4 text-left font-medium',
          isActive && 'shadow-[inset_2px_0_0_var(--accent)]',
        )}
      >
        <span className="flex items-center gap-3">
          {onToggle && <Box {...props} />}
          <button
            type="button"
            title={t('wholeWeek', { name: row.name })}
            onClick={() => onOpen(row)}
            className="min-w-0 truncate rounded-sm py-1 hover:underline"
          >
            {row.name}
          </button>
        </span>
      </th>
      {days.map((day) => (
        <td key={day} className={classes(CELL, ground, 'px-0.5 align-middle')}>
          <DayCell
            name={row.name}
            day={byDay.get(day)}
            readAt={props.readAt}
            onOpen={() => onOpen(row, day)}
          />
        </td>
      ))}
      <td className={classes(CELL, ground, 'tnum px-2 text-right font-semibold')}>
        <WorkedHours of={row} readAt={props.readAt} />
      </td>
      <td className={classes(CELL, ground, 'tnum px-2 text-right')}>
        <Overtime minutes={row.overtimeMinutes} />
      </td>
      <td className={classes(CELL, ground, 'whitespace-nowrap pr-2 pl-4')}>
        <WeekState row={row} />
      </td>
      {onToggle && (
        <td className={classes(CELL, ground, 'w-12 pr-2 text-right')}>
          <RowMenu {...props} />
        </td>
      )}
    </tr>
  );
}

const Overtime = ({ minutes }: { minutes: number }): ReactNode =>
  minutes > 0 ? hoursText(minutes) : <Nothing />;

function Box({ row, selected, onToggle }: RowProps) {
  const t = useMessages(messages);
  return (
    <input
      type="checkbox"
      className="size-4 shrink-0 accent-accent pointer-coarse:size-5"
      aria-label={t('selectPerson', { name: row.name })}
      disabled={!isWaiting(row)}
      checked={selected.has(row.contractorId)}
      onChange={(event) => onToggle?.([row], event.target.checked)}
    />
  );
}

function RowMenu({ row, onOpen, onApprove, onReject }: RowProps) {
  const t = useMessages(messages);
  return (
    <Menu trigger={<IconButton icon={Ellipsis} label={t('actionsFor', { name: row.name })} />}>
      <MenuItem icon={ListTree} onSelect={() => onOpen(row)}>
        {t('open')}
      </MenuItem>
      <MenuItem icon={Check} isDisabled={!isWaiting(row)} onSelect={() => onApprove(row)}>
        {t('approve')}
      </MenuItem>
      <MenuItem icon={Undo2} isDisabled={!isWaiting(row)} onSelect={() => onReject(row)}>
        {t('reject')}
      </MenuItem>
    </Menu>
  );
}

/** What those who are shown have together. */
function Totals({
  rows,
  days,
  readAt,
  hasActions,
}: {
  rows: readonly PersonWeek[];
  days: readonly string[];
  readAt: number;
  hasActions: boolean;
}) {
  const t = useMessages(messages);
  const all = rows.flatMap((row) => row.days);
  const sum = (minutes: number[]) => minutes.reduce((total, one) => total + one, 0);
  const ofDay = (day: string) => together(all.filter((one) => one.day === day));
  const hasTime = (worked: Worked) => countedMinutes(worked) > 0 || worked.running > 0;
  return (
    <tfoot className="tnum sticky bottom-0 z-[2] font-semibold [&_td]:border-line [&_td]:border-t [&_td]:bg-surface [&_th]:border-line [&_th]:border-t [&_th]:bg-surface">
      <tr>
        <th scope="row" className={`${SIDE} h-9 pl-4 text-left font-medium text-soft`}>
          {t('everybody', { count: rows.length })}
        </th>
        {days.map((day) => (
          <td key={day} className="px-2.5 text-right font-medium text-soft">
            {hasTime(ofDay(day)) ? <WorkedHours of={ofDay(day)} readAt={readAt} /> : <Nothing />}
          </td>
        ))}
        <td className="px-2 text-right">
          <WorkedHours of={together(rows)} readAt={readAt} />
        </td>
        <td className="px-2 text-right">
          <Overtime minutes={sum(rows.map(({ overtimeMinutes }) => overtimeMinutes))} />
        </td>
        <td colSpan={hasActions ? 2 : 1} />
      </tr>
    </tfoot>
  );
}

function Cards(props: WeekGridProps) {
  const { week, rows, onToggle, onOpen } = props;
  const t = useMessages(messages);
  const { zone } = useFormat();
  const today = dayIn(zone, new Date());
  const days = daysOf(week.firstDay);
  return (
    <ul className="space-y-3" aria-label={t('gridLabel')}>
      {rows.map((row) => {
        const byDay = new Map(row.days.map((day) => [day.day, day]));
        const one = { ...props, row, days };
        return (
          <li key={row.contractorId} className="rounded-lg border border-line bg-surface p-3">
            <div className="flex items-center gap-3">
              {onToggle && <Box {...one} />}
              <button
                type="button"
                onClick={() => onOpen(row)}
                className="min-h-10 min-w-0 flex-1 truncate text-left font-medium"
              >
                {row.name}
              </button>
              <span className="tnum font-semibold">
                <WorkedHours of={row} readAt={props.readAt} />
              </span>
              {onToggle && <RowMenu {...one} />}
            </div>
            <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
              <WeekState row={row} />
              {row.overtimeMinutes > 0 && (
                <span className="text-info text-xs">
                  {t('overtimeOf', { hours: hoursText(row.overtimeMinutes) })}
                </span>
              )}
            </div>
            <div className="mt-2 grid grid-cols-7 text-center">
              {days.map((day) => (
                <div key={day} className="min-w-0">
                  <div className="text-faint text-xs">
                    <DayHead day={day} isToday={day === today} isPhone />
                  </div>
                  <DayCell
                    name={row.name}
                    day={byDay.get(day)}
                    readAt={props.readAt}
                    isPhone
                    onOpen={() => onOpen(row, day)}
                  />
                </div>
              ))}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
