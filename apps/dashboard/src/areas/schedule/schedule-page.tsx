import { CalendarRange, Plus, UserSearch } from 'lucide-react';
import {
  Badge,
  Button,
  buttonClasses,
  EmptyState,
  FilterBar,
  Link,
  Page,
  PageHeader,
  Problem,
  refusalOf,
  Skeleton,
  StaleNote,
  useFormat,
  useMediaQuery,
  useMessages,
  useShortcuts,
} from '#ui';
import { dayText, isDay, weekOf, weekText } from '../../app/calendar';
import { useFirstWeekday } from '../../app/first-weekday';
import { useMay } from '../../app/me';
import { useToday } from '../../app/today';
import { useUrlState } from '../../app/url-state';
import { Agenda } from './agenda';
import { dayTime, weekTime } from './board-time';
import { DayBoard } from './day-board';
import { HeldBar } from './held-bar';
import { messages } from './messages';
import { NewVisit } from './new-visit';
import { Steps } from './steps';
import { type BoardData, useBoard } from './use-board';
import { VisitDrawer } from './visit-drawer';
import { Waiting } from './waiting';
import { WeekBoard } from './week-board';

/** Who goes where: a week or a day of everybody's visits, and what nobody goes to yet. */
export default function SchedulePage() {
  const t = useMessages(messages);
  const { locale, zone } = useFormat();
  const today = useToday();
  const first = useFirstWeekday();
  const isNarrow = useMediaQuery('(max-width: 767px)');
  const mayWrite = useMay('work-orders.write');
  const [values, change] = useUrlState();
  const day = isDay(values.day) ? values.day : today;
  const isDayShown = isNarrow || values.view === 'day';
  const days = isDayShown ? [day] : weekOf(day, first);
  const board = useBoard(days, isDayShown ? dayTime(day, zone) : weekTime(days, today, zone), values);
  const add = () => change({ edit: 'new' }, 'push');
  useShortcuts(mayWrite ? [{ keys: 'C', label: t('add'), run: add }] : []);
  return (
    <Page isFilling={!isNarrow}>
      <PageHeader
        title={t('title')}
        count={isDayShown ? dayText(day, locale) : weekText(days, locale)}
        actions={
          <>
            <Steps day={day} isDay={isDayShown} isNarrow={isNarrow} />
            {mayWrite && (
              <Button look="primary" icon={Plus} onClick={add}>
                {t('add')}
              </Button>
            )}
          </>
        }
      />
      <Filters board={board} />
      <Content board={board} days={days} today={today} isNarrow={isNarrow} isDayShown={isDayShown} />
      {values.visit && (
        <VisitDrawer
          key={values.visit}
          id={values.visit}
          board={board}
          onClose={() => change({ visit: undefined })}
        />
      )}
      {values.edit === 'new' && mayWrite && (
        <NewVisit
          day={day}
          jobId={values.job}
          board={board}
          onClose={() => change({ edit: undefined, job: undefined })}
        />
      )}
    </Page>
  );
}

function Filters({ board: { visits, conflicts, isLoading } }: { board: BoardData }) {
  const t = useMessages(messages);
  const [values, change] = useUrlState();
  const against = visits.filter(({ id }) => conflicts.get(id)?.length).length;
  return (
    <FilterBar
      values={values}
      onChange={change}
      searchLabel={t('search')}
      filters={[
        {
          name: 'show',
          label: t('show'),
          choices: [
            ['busy', t('busy')],
            ['free', t('free')],
            ['conflicts', t('conflicts')],
          ],
        },
      ]}
    >
      {!isLoading && <span className="text-soft text-sm">{t('inAll', { count: visits.length })}</span>}
      {against > 0 && <Badge meaning="attention">{t('conflictCount', { count: against })}</Badge>}
    </FilterBar>
  );
}

interface ContentProps {
  board: BoardData;
  days: readonly string[];
  today: string;
  isNarrow: boolean;
  isDayShown: boolean;
}

function Content({ board, days, today, isNarrow, isDayShown }: ContentProps) {
  const { error, isLoading, retry, asOf, people, rows, visits, toPlan, isNobodyShown } = board;
  if (isLoading) {
    if (error) return <Problem problem={refusalOf(error)} onRetry={retry} />;
    return <Skeleton className="h-96 w-full rounded-lg" />;
  }
  if (people.size === 0 && visits.length === 0 && toPlan.length === 0) return <NoPeople />;
  const stale = error && <StaleNote error={error} asOf={asOf} onRetry={retry} />;
  if (isNarrow)
    return (
      <>
        {stale}
        <Agenda board={board} />
        <Waiting board={board} isBeside={false} />
      </>
    );
  return (
    <>
      {stale}
      <div className="flex min-h-0 flex-1 gap-4">
        <div className="flex min-w-0 flex-1 flex-col gap-2">
          {rows.length === 0 && people.size > 0 && !isNobodyShown ? (
            <NoneFits />
          ) : isDayShown ? (
            <DayBoard board={board} day={days[0] ?? today} />
          ) : (
            <WeekBoard board={board} days={days} today={today} />
          )}
          <HeldBar board={board} />
        </div>
        <Waiting board={board} isBeside />
      </div>
    </>
  );
}

function NoPeople() {
  const t = useMessages(messages);
  const mayAdd = useMay('contractors.write');
  return (
    <EmptyState
      icon={CalendarRange}
      title={t('noPeopleTitle')}
      action={
        mayAdd && (
          <Link to="/contractors?edit=new" className={buttonClasses()}>
            {t('addPeople')}
          </Link>
        )
      }
    >
      {t('noPeople')}
    </EmptyState>
  );
}

function NoneFits() {
  const t = useMessages(messages);
  return (
    <EmptyState icon={UserSearch} title={t('noneTitle')}>
      {t('none')}
    </EmptyState>
  );
}
