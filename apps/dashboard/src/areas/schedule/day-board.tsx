import type { DragEvent, ReactNode } from 'react';
import { classes, useFormat, useMessages } from '#ui';
import { useMinute } from '../../app/clock';
import { type Axis, axisOf, startAt } from './board-time';
import { messages } from './messages';
import { byRows, lanesOf, stretchOf, type Visit } from './plan';
import type { BoardData } from './use-board';
import { useRows } from './use-rows';
import { VisitChip } from './visit-chip';
import { PersonName } from './week-board';

const COLUMNS = 'grid grid-cols-[9rem_minmax(0,1fr)]';
const LANE_REM = 4;

/** One day: people from above, hours from the left. A visit that is dragged along its row changes its time. */
export function DayBoard({ board, day }: { board: BoardData; day: string }) {
  const t = useMessages(messages);
  const axis = axisOf(day, board.visits, board.zone);
  const visits = byRows(board.visits);
  const { shown, more } = useRows(board.rows);
  const row = (who: string | null, name: ReactNode) => (
    <li key={who} className={`${COLUMNS} border-line border-b last:border-b-0`}>
      <span className="sticky left-0 z-[1] min-w-0 border-line border-r bg-surface px-3 py-2 font-medium text-sm">
        {name}
      </span>
      <Lane who={who} axis={axis} visits={visits.get(who) ?? []} board={board} />
    </li>
  );
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no wheel scrolls it with the arrow keys
      tabIndex={0}
      aria-label={t('title')}
      className="min-h-0 flex-1 overflow-auto rounded-lg border border-line bg-surface -outline-offset-2"
    >
      <div className="min-w-[48rem]">
        <div className={`${COLUMNS} sticky top-0 z-[2] border-line border-b bg-surface`}>
          <span className="border-line border-r px-3 py-2 font-medium text-soft text-xs">{t('person')}</span>
          <Hours axis={axis} />
        </div>
        <ul>
          {row(null, <span className="text-blocked">{t('nobody')}</span>)}
          {shown.map(({ id, displayName }) => row(id, <PersonName id={id} name={displayName} />))}
        </ul>
        {more}
      </div>
    </section>
  );
}

const shareOf = ({ from, to }: Axis, at: number): number => (at - from) / (to - from);
const percent = (share: number): string => `${share * 100}%`;

function Hours({ axis }: { axis: Axis }) {
  const { locale, zone } = useFormat();
  const written = new Intl.DateTimeFormat(locale, { hour: 'numeric', timeZone: zone });
  return (
    <div className="relative h-8" aria-hidden>
      {axis.hours.map((hour) => (
        <span
          key={hour}
          className="tnum absolute top-2 pl-1 text-faint text-xs"
          style={{ left: percent(shareOf(axis, hour)) }}
        >
          {written.format(hour)}
        </span>
      ))}
    </div>
  );
}

function Lane({
  who,
  axis,
  visits,
  board,
}: {
  who: string | null;
  axis: Axis;
  visits: readonly Visit[];
  board: BoardData;
}) {
  const now = useMinute();
  const lanes = lanesOf(visits);
  const { hold } = board;
  const to = hold.held?.to;
  const slotAt = (event: DragEvent, visit: Visit, grip: number) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return { who, start: startAt(axis, visit, (event.clientX - grip - left) / width) };
  };
  return (
    <div
      {...hold.target(slotAt)}
      className={classes('relative', to?.who === who && hold.held && 'bg-accent-soft')}
      style={{ height: `${Math.max(1, lanes.length) * LANE_REM}rem` }}
    >
      {axis.hours.map((hour) => (
        <span
          key={hour}
          className="absolute inset-y-0 border-line border-l"
          style={{ left: percent(shareOf(axis, hour)) }}
          aria-hidden
        />
      ))}
      {now > axis.from && now < axis.to && (
        <span
          className="absolute inset-y-0 border-blocked border-l"
          style={{ left: percent(shareOf(axis, now)) }}
          aria-hidden
        />
      )}
      {to?.who === who && hold.held && <Shadow board={board} axis={axis} />}
      {lanes.flatMap((lane, index) =>
        lane.map((visit) => (
          <VisitChip
            key={visit.id}
            visit={visit}
            from={who}
            board={board}
            isWide
            className="absolute overflow-hidden"
            style={placeOf(visit, axis, index)}
          />
        )),
      )}
    </div>
  );
}

/** What began before the axis begins at its beginning; nothing is too narrow to be read and pressed. */
function placeOf(
  visit: Pick<Visit, 'scheduledStart' | 'scheduledEnd' | 'estimatedMinutes'>,
  axis: Axis,
  lane: number,
) {
  const { from, to } = stretchOf(visit) ?? axis;
  const [left, right] = [Math.max(axis.from, from), Math.min(axis.to, to)].map((at) => shareOf(axis, at)) as [
    number,
    number,
  ];
  return {
    ...{ left: percent(left), width: percent(Math.max(0, right - left)), minWidth: '5rem' },
    ...{ top: `${lane * LANE_REM + 0.125}rem`, height: `${LANE_REM - 0.25}rem` },
  };
}

/** Where the visit in the hand would stand. */
function Shadow({ board: { hold }, axis }: { board: BoardData; axis: Axis }) {
  const { held, plan } = hold;
  if (!held || !plan) return null;
  const { estimatedMinutes } = held.visit;
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute rounded-sm border-2 border-accent border-dashed"
      style={placeOf({ ...plan, estimatedMinutes }, axis, 0)}
    />
  );
}
