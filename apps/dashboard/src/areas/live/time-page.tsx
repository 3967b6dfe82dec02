import { CalendarClock, UserSearch } from 'lucide-react';
import { useMemo } from 'react';
import { EmptyState, FilterBar, Page, Problem, refusalOf, Skeleton, useMessages } from '#ui';
import { useMinute } from '../../app/clock';
import { useLiveRefresh } from '../../app/live';
import { useAll } from '../../app/queries';
import { Stale } from '../../app/stale';
import { useUrlState } from '../../app/url-state';
import { axisOf, filteredDays, type PersonDay, SHOWN, type Stretch, timerOf } from './day';
import { LiveHeader } from './live-header';
import { timeMessages } from './time-messages';
import { COLUMNS, TimeRow } from './time-row';
import { AxisHead, Legend } from './timeline';

const DAY = '/api/v1/dashboard/contractors/day';
const EVENTS = [
  ...(['timeentry:started', 'timeentry:paused', 'timeentry:resumed', 'timeentry:stopped'] as const),
  ...(['contractor:status_changed', 'contractor:site_entered', 'contractor:site_left'] as const),
  'workorder:changed',
] as const;

/** Running clocks and everybody's day on one axis. Lateness comes by itself: it is read again every minute. */
export default function TimePage() {
  const t = useMessages(timeMessages);
  const [values, change] = useUrlState();
  const read = useAll(DAY, undefined, { everySeconds: 60 });
  const { data, error, refetch } = read;
  useLiveRefresh(EVENTS, DAY);
  const people = useMemo(() => data && filteredDays(data.items, values), [data, values]);
  if (error && !data) return <Problem problem={refusalOf(error)} onRetry={() => void refetch()} />;
  const running = data?.items.filter((person) => timerOf(person).state === 'running').length;
  return (
    <Page isFilling>
      <LiveHeader view="time" count={running !== undefined && t('count', { count: running })} />
      <Stale read={read} />
      <FilterBar
        values={values}
        onChange={change}
        searchLabel={t('search')}
        filters={[
          {
            name: 'show',
            label: t('show'),
            choices: SHOWN.map((one) => [one, t(one)] as const),
          },
        ]}
      />
      {data && people ? (
        <Days
          day={{ from: Date.parse(data.from), to: Date.parse(data.to) }}
          people={people}
          isFiltered={Boolean(values.q || values.show)}
        />
      ) : (
        <Skeleton className="min-h-0 w-full flex-1 rounded-lg" />
      )}
    </Page>
  );
}

function Days({
  day,
  people,
  isFiltered,
}: {
  day: Stretch;
  people: readonly PersonDay[];
  isFiltered: boolean;
}) {
  const t = useMessages(timeMessages);
  // Drawn again every minute, for the moment at which it is drawn.
  useMinute();
  const now = Date.now();
  const axis = axisOf(day, people, now);
  if (people.length === 0) {
    return (
      <EmptyState
        icon={isFiltered ? UserSearch : CalendarClock}
        title={t(isFiltered ? 'noneTitle' : 'emptyTitle')}
      >
        {t(isFiltered ? 'noneFits' : 'empty')}
      </EmptyState>
    );
  }
  return (
    <>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no wheel scrolls it with the arrow keys
        tabIndex={0}
        aria-label={t('table')}
        className="min-h-0 flex-initial overflow-y-auto rounded-lg border border-line bg-surface -outline-offset-2"
      >
        <div
          className={`sticky top-0 z-[2] border-line border-b bg-surface px-4 pt-2.5 pb-1 text-faint text-xs ${COLUMNS}`}
        >
          <span className="hidden md:block">{t('person')}</span>
          <AxisHead axis={axis} now={now} />
          <span className="hidden text-right md:block">{t('worked')}</span>
        </div>
        <ul>
          {people.map((person) => (
            <TimeRow key={person.contractorId} person={person} day={day} axis={axis} now={now} />
          ))}
        </ul>
      </section>
      <Legend />
    </>
  );
}
