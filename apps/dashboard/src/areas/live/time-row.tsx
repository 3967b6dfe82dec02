import { CalendarClock, MapPin } from 'lucide-react';
import { dayIn, formatClock, Link, StatePill, Tip, useFormat, useMessages } from '#ui';
import { useSecond } from '../../app/clock';
import { useMay } from '../../app/me';
import { type PersonDay, type Stretch, type TimerState, timerOf, workedMs } from './day';
import { Flags } from './flags';
import { Running } from './person-words';
import { timeMessages } from './time-messages';
import { DayLine } from './timeline';

const MEANINGS = {
  running: 'good',
  on_break: 'attention',
  over: 'none',
  none: 'none',
} as const satisfies Record<TimerState, string>;

/** The columns of the head and of every row. */
export const COLUMNS = 'md:grid md:grid-cols-[17rem_minmax(0,1fr)_10rem] md:items-center md:gap-4';

/** One person's day. */
export function TimeRow({
  person,
  day,
  axis,
  now,
}: {
  person: PersonDay;
  day: Stretch;
  axis: Stretch;
  now: number;
}) {
  const t = useMessages(timeMessages);
  const { state, span } = timerOf(person);
  const { instant } = useFormat();
  const isSilent = span && person.presence === 'offline' && person.lastSeenAt;
  const work = span && ([span.title, span.customerName].filter(Boolean).join(' · ') || t('noJob'));
  return (
    <li className={`space-y-1.5 border-line border-t px-4 py-2.5 first:border-t-0 md:space-y-0 ${COLUMNS}`}>
      <div className="min-w-0 space-y-0.5">
        <div className="flex items-center justify-between gap-2">
          <span className="min-w-0 truncate font-medium">{person.name}</span>
          <StatePill meaning={MEANINGS[state]}>{t(state)}</StatePill>
        </div>
        {work && <div className="truncate text-soft text-sm">{work}</div>}
        {isSilent && (
          <div className="text-attention text-sm">
            {t('outOfTouch', { time: instant(person.lastSeenAt ?? '', 'time') })}
          </div>
        )}
      </div>
      <div className="min-w-0 space-y-1.5">
        <DayLine person={person} day={day} axis={axis} now={now} />
        <Flags person={person} now={now} />
      </div>
      <div className="flex items-center justify-between gap-2 md:justify-end">
        <RowLinks person={person} />
        <div className="text-right">
          <div className="font-semibold">
            <Worked person={person} day={day} isRunning={state === 'running'} />
          </div>
          <Aside person={person} />
        </div>
      </div>
    </li>
  );
}

/** What was worked so far; it counts on while the clock runs. */
function Worked({ person, day, isRunning }: { person: PersonDay; day: Stretch; isRunning: boolean }) {
  const now = useSecond();
  const t = useMessages(timeMessages);
  const seconds = workedMs(person.spans, day, now) / 1000;
  return (
    <span className="tnum">
      <span className="sr-only">{t('worked')} </span>
      {formatClock(seconds, isRunning)}
    </span>
  );
}

/** How long a break lasts already, and what was written down without a clock. */
function Aside({ person }: { person: PersonDay }) {
  const t = useMessages(timeMessages);
  const { state, span } = timerOf(person);
  const pause = span?.breaks.find(({ endedAt }) => endedAt === null);
  return (
    <>
      {state === 'on_break' && pause && (
        <div className="whitespace-nowrap text-attention text-sm">
          {t('breakFor')} <Running since={pause.startedAt} />
        </div>
      )}
      {person.sheetMinutes > 0 && (
        <div className="text-faint text-sm">
          {t('onSheet', { hours: formatClock(person.sheetMinutes * 60, false) })}
        </div>
      )}
    </>
  );
}

const LINK =
  'inline-flex size-7 items-center justify-center rounded-md text-faint hover:bg-hover hover:text-ink pointer-coarse:size-10';

function RowLinks({ person: { contractorId, name } }: { person: PersonDay }) {
  const t = useMessages(timeMessages);
  const { zone } = useFormat();
  const today = dayIn(zone, new Date());
  const mayOpenTime = useMay('time-entries.read');
  const links = [
    { to: `/live?person=${contractorId}`, icon: MapPin, label: t('onMap', { name }), isOn: true },
    {
      to: `/time?week=${today}&person=${contractorId}&day=${today}`,
      icon: CalendarClock,
      label: t('timeOf', { name }),
      isOn: mayOpenTime,
    },
  ];
  return (
    <span className="flex shrink-0">
      {links.map(
        ({ to, icon: Icon, label, isOn }) =>
          isOn && (
            <Tip key={label} text={label}>
              <Link to={to} aria-label={label} className={LINK}>
                <Icon className="size-4" aria-hidden />
              </Link>
            </Tip>
          ),
      )}
    </span>
  );
}
