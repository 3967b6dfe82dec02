import { useMemo } from 'react';
import { classes, Tip, useFormat, useMessages } from '#ui';
import { lanesOf, type PersonDay, placeOf, type Span, type Stretch, ticksOf, within } from './day';
import { timeMessages } from './time-messages';

const LANE_PX = 18;
const style = (stretch: Stretch, axis: Stretch) => {
  const { left, width } = placeOf(stretch, axis);
  return { left: `${left}%`, width: `${width}%` };
};

/** The hours above the timelines. */
export function AxisHead({ axis, now }: { axis: Stretch; now: number }) {
  const { locale, zone } = useFormat();
  const t = useMessages(timeMessages);
  const hour = useMemo(
    () => new Intl.DateTimeFormat(locale, { hour: 'numeric', timeZone: zone }),
    [locale, zone],
  );
  const place = placeOf({ from: now, to: now }, axis).left;
  return (
    <div className="relative h-10 text-faint text-xs" aria-hidden>
      {ticksOf(axis).map((at) => (
        <span
          key={at}
          className="tnum absolute whitespace-nowrap"
          style={{ left: `${placeOf({ from: at, to: at }, axis).left}%` }}
        >
          {hour.format(at)}
        </span>
      ))}
      <span
        className="-translate-x-1/2 absolute bottom-0.5 rounded-sm bg-accent px-1 font-medium text-accent-ink"
        style={{ left: `clamp(1.125rem, ${place}%, 100% - 1.125rem)` }}
      >
        {t('now')}
      </span>
    </div>
  );
}

/** Somebody's day: bars of work with their breaks, below outlines of what was planned. The same is said as a list. */
export function DayLine({
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
  const stretches = person.spans.map((span) => within(span, day, now));
  const lanes = lanesOf(stretches);
  const height = LANE_PX * Math.max(1, ...lanes.map((lane) => lane + 1)) + 8;
  return (
    <div className="relative min-w-0" style={{ height }}>
      <div aria-hidden className="absolute inset-0 rounded-sm bg-canvas">
        {ticksOf(axis).map((at) => (
          <span
            key={at}
            className="absolute inset-y-0 w-px bg-line"
            style={{ left: `${placeOf({ from: at, to: at }, axis).left}%` }}
          />
        ))}
        {person.visits.map(({ workOrderId, scheduledStart, scheduledEnd }) => (
          <span
            key={workOrderId}
            className="absolute inset-y-0.5 min-w-1 rounded-sm border border-faint border-dashed"
            style={style(plannedOf(scheduledStart, scheduledEnd), axis)}
          />
        ))}
        {person.spans.map((span, index) => (
          <Bar
            key={span.timeEntryId}
            span={span}
            stretch={stretches[index] as Stretch}
            top={4 + (lanes[index] ?? 0) * LANE_PX}
            axis={axis}
            now={now}
            isDouble={person.flags.some(
              ({ kind, timeEntryId }) => kind === 'overlap' && timeEntryId === span.timeEntryId,
            )}
          />
        ))}
        <span
          className="absolute inset-y-0 w-px bg-accent"
          style={{ left: `${placeOf({ from: now, to: now }, axis).left}%` }}
        />
      </div>
      <DayWords person={person} />
    </div>
  );
}

/** A visit without an end is drawn for an hour. */
function plannedOf(scheduledStart: string, scheduledEnd: string | null): Stretch {
  const from = Date.parse(scheduledStart);
  return { from, to: scheduledEnd ? Date.parse(scheduledEnd) : from + 3_600_000 };
}

function Bar({
  span,
  stretch,
  top,
  axis,
  now,
  isDouble,
}: {
  span: Span;
  stretch: Stretch;
  top: number;
  axis: Stretch;
  now: number;
  isDouble: boolean;
}) {
  const words = useSpanWords();
  const isRunning = span.endedAt === null;
  return (
    <>
      <Tip text={words(span)}>
        <span
          className={classes(
            '@container absolute h-4 min-w-1 overflow-hidden rounded-sm text-[0.6875rem] leading-4',
            isRunning
              ? 'rounded-r-none bg-good text-surface'
              : 'bg-good-soft text-good ring-1 ring-good/50 ring-inset',
            isDouble && 'outline-2 outline-attention',
          )}
          style={{ ...style(stretch, axis), top }}
        >
          {/* A name of which three letters are left says less than the bar alone, which tells it at the pointer. */}
          <span className="@min-[4.5rem]:block hidden truncate px-1">{span.title ?? span.number}</span>
        </span>
      </Tip>
      {span.breaks.map((pause) => (
        <span
          key={pause.startedAt}
          className="absolute h-4 min-w-0.5 border-attention border-x bg-attention-soft"
          style={{ ...style(within(pause, stretch, now), axis), top }}
        />
      ))}
    </>
  );
}

function useSpanWords(): (span: Span) => string {
  const t = useMessages(timeMessages);
  const { instant } = useFormat();
  return ({ startedAt, endedAt, title, number, customerName }) =>
    t('stretch', {
      from: instant(startedAt, 'time'),
      to: endedAt ? instant(endedAt, 'time') : t('now'),
      what: [number, title, customerName].filter(Boolean).join(' · ') || t('noJob'),
    });
}

/** The day for those who do not see the bars. */
function DayWords({ person: { name, spans, visits } }: { person: PersonDay }) {
  const t = useMessages(timeMessages);
  const { instant } = useFormat();
  const words = useSpanWords();
  return (
    <ul className="sr-only" aria-label={t('dayOf', { name })}>
      {spans.map((span) => (
        <li key={span.timeEntryId}>
          {words(span)}
          {span.breaks.map(({ startedAt, endedAt }) => {
            const to = endedAt ? instant(endedAt, 'time') : t('now');
            return `; ${t('pause', { from: instant(startedAt, 'time'), to })}`;
          })}
        </li>
      ))}
      {visits.map(({ workOrderId, scheduledStart, number, title }) => (
        <li key={workOrderId}>
          {t('planned', { from: instant(scheduledStart, 'time'), what: `${number} ${title}` })}
        </li>
      ))}
    </ul>
  );
}

/** What the looks of the bars mean. */
export function Legend() {
  const t = useMessages(timeMessages);
  const { zone } = useFormat();
  const items = [
    ['work', 'bg-good-soft ring-1 ring-good/50 ring-inset'],
    ['running', 'bg-good'],
    ['breakFor', 'border-x border-attention bg-attention-soft'],
    ['plannedVisit', 'border border-dashed border-faint'],
  ] as const;
  return (
    <ul aria-label={t('legend')} className="flex flex-wrap items-center gap-x-4 gap-y-1 text-soft text-sm">
      {items.map(([key, look]) => (
        <li key={key} className="flex items-center gap-1.5">
          <span aria-hidden className={`h-3 w-5 rounded-sm ${look}`} />
          {t(key)}
        </li>
      ))}
      <li className="text-faint">{t('allZone', { zone: zone.replaceAll('_', ' ') })}</li>
    </ul>
  );
}
