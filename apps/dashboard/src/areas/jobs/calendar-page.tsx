import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import {
  Button,
  FilterBar,
  IconButton,
  Page,
  PageHeader,
  Problem,
  refusalOf,
  Skeleton,
  StaleNote,
  useFormat,
  useMessages,
  useShortcuts,
  WithRail,
} from '#ui';
import { addMonths, isDay, monthOf, monthText, weekOf, weekText } from '../../app/calendar';
import { addDays } from '../../app/days';
import { useFirstWeekday } from '../../app/first-weekday';
import { useLiveRefresh } from '../../app/live';
import { useMay } from '../../app/me';
import { useAll, useRead } from '../../app/queries';
import { useToday } from '../../app/today';
import { useUrlState } from '../../app/url-state';
import { byDay } from './calendar';
import { CalendarDay } from './calendar-day';
import { CalendarGrid } from './calendar-grid';
import { calendarMessages } from './calendar-messages';
import { JobDrawer } from './job-drawer';
import { JOB_EVENTS } from './live-events';
import { useDueDates } from './use-due-dates';

/** When the work is due: by month or by week, with the day in the address. */
export default function CalendarPage() {
  const t = useMessages(calendarMessages);
  const { locale } = useFormat();
  const today = useToday();
  const first = useFirstWeekday();
  const mayWrite = useMay('jobs.write');
  const [values, change] = useUrlState();
  const { q, centre, open, edit } = values;
  const day = isDay(values.day) ? values.day : today;
  const isWeek = values.view === 'week';
  const days = (isWeek ? weekOf : monthOf)(day, first);
  const dates = useDueDates();
  const read = useAll('/api/v1/jobs', {
    q,
    workCentreId: centre,
    open: open === 'yes' ? true : undefined,
    dueFrom: days[0],
    dueTo: days.at(-1),
  });
  const jobs = read.data && byDay(read.data.items, dates.dayOf);
  useLiveRefresh(JOB_EVENTS, '/api/v1/jobs');
  const choose = (next: string) => change({ day: next === today ? undefined : next });
  const page = isWeek ? weekText(days, locale) : monthText(day, locale);
  return (
    <Page>
      <PageHeader
        title={page}
        back={{ to: '/jobs', label: t('jobs') }}
        actions={
          <Steps
            day={day}
            isWeek={isWeek}
            onGo={choose}
            onToday={() => change({ day: undefined })}
            onView={(view) => change({ view })}
          />
        }
      />
      <Filters values={values} onChange={change} />
      {read.data && read.error && (
        <StaleNote error={read.error} asOf={read.dataUpdatedAt} onRetry={() => void read.refetch()} />
      )}
      {!read.data && read.error && (
        <Problem problem={refusalOf(read.error)} onRetry={() => void read.refetch()} />
      )}
      {!read.data && !read.error && <Skeleton className="h-[36rem] rounded-lg" />}
      {jobs && (
        <Beside
          isBelow={isWeek}
          rail={
            <CalendarDay
              day={day}
              jobs={jobs.get(day) ?? []}
              dates={dates}
              onAdd={() => change({ edit: 'new' }, 'push')}
            />
          }
        >
          <CalendarGrid
            label={page}
            days={days}
            jobs={jobs}
            dates={dates}
            day={day}
            today={today}
            isWeek={isWeek}
            onChoose={choose}
          />
        </Beside>
      )}
      {dates.dialog}
      {edit === 'new' && mayWrite && <JobDrawer dueDate={day} onClose={() => change({ edit: undefined })} />}
    </Page>
  );
}

/** A week needs the whole width and shows everything; where it is narrow, the chosen day stands below it. */
function Beside({ isBelow, rail, children }: { isBelow: boolean; rail: ReactNode; children: ReactNode }) {
  if (!isBelow) return <WithRail rail={rail}>{children}</WithRail>;
  return (
    <div className="space-y-4">
      {children}
      <div className="sm:hidden">{rail}</div>
    </div>
  );
}

interface StepsProps {
  day: string;
  isWeek: boolean;
  onGo(day: string): void;
  onToday(): void;
  onView(view: 'week' | undefined): void;
}

/** From one month or week to the next; the arrow keys go by day and week. */
function Steps({ day, isWeek, onGo, onToday, onView }: StepsProps) {
  const t = useMessages(calendarMessages);
  const focusOn = useFocusOnDay(day);
  const byKey = (count: number) => () => {
    const to = addDays(day, count);
    focusOn(to);
    onGo(to);
  };
  const by = (count: number) => () => onGo(isWeek ? addDays(day, 7 * count) : addMonths(day, count));
  useShortcuts([
    { keys: 'ArrowLeft', label: t('dayBefore'), run: byKey(-1) },
    { keys: 'ArrowRight', label: t('dayAfter'), run: byKey(1) },
    { keys: 'ArrowUp', label: t('weekBefore'), run: byKey(-7) },
    { keys: 'ArrowDown', label: t('weekAfter'), run: byKey(7) },
    { keys: 'P', label: t('previous'), run: by(-1) },
    { keys: 'N', label: t('next'), run: by(1) },
    { keys: 'T', label: t('today'), run: onToday },
    { keys: 'W', label: t('week'), run: () => onView('week') },
    { keys: 'M', label: t('month'), run: () => onView(undefined) },
  ]);
  return (
    <>
      <fieldset className="flex gap-1">
        <legend className="sr-only">{t('calendar')}</legend>
        <Button
          look={isWeek ? 'quiet' : 'secondary'}
          aria-pressed={!isWeek}
          onClick={() => onView(undefined)}
        >
          {t('month')}
        </Button>
        <Button look={isWeek ? 'secondary' : 'quiet'} aria-pressed={isWeek} onClick={() => onView('week')}>
          {t('week')}
        </Button>
      </fieldset>
      <IconButton icon={ChevronLeft} label={t('previous')} onClick={by(-1)} />
      <Button onClick={onToday}>{t('today')}</Button>
      <IconButton icon={ChevronRight} label={t('next')} onClick={by(1)} />
    </>
  );
}

/** Whoever goes by key is where she went, also for those who hear the page. */
function useFocusOnDay(day: string): (day: string) => void {
  const wanted = useRef<string>(undefined);
  useEffect(() => {
    if (wanted.current !== day) return;
    wanted.current = undefined;
    document.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus({ preventScroll: true });
  }, [day]);
  return (to) => {
    wanted.current = to;
  };
}

function Filters({ values, onChange }: Pick<Parameters<typeof FilterBar>[0], 'values' | 'onChange'>) {
  const t = useMessages(calendarMessages);
  const centres = useRead('/api/v1/work-centres').data?.items ?? [];
  return (
    <FilterBar
      values={values}
      onChange={onChange}
      searchLabel={t('search')}
      filters={[
        { name: 'open', label: t('open'), choices: [['yes', t('yes')]] },
        ...(centres.length > 0
          ? [
              {
                name: 'centre',
                label: t('workCentre'),
                choices: centres.map(({ id, name }) => [id, name] as const),
              },
            ]
          : []),
      ]}
    />
  );
}
