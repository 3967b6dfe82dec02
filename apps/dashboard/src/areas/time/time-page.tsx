import { Lock } from 'lucide-react';
import { Page, PageHeader, Problem, refusalOf, StatePill, Tabs, useMediaQuery, useMessages } from '#ui';
import { useLiveRefresh } from '../../app/live';
import { useMay } from '../../app/me';
import { EVERY_MINUTE, useRead } from '../../app/queries';
import { Stale } from '../../app/stale';
import { useUrlState } from '../../app/url-state';
import { ENTRIES, WEEKS } from './decisions';
import { EntriesDrawer } from './entries-drawer';
import { ExpensesTab } from './expenses-tab';
import { HoursTab } from './hours-tab';
import { messages } from './messages';
import { LockButton, WeekChoice } from './week-head';

const EVENTS = ['timeentry:started', 'timeentry:paused', 'timeentry:resumed', 'timeentry:stopped'] as const;

/** A week of everybody's time and expenses: looked at, decided, locked. What is handed in is told by no event. */
export default function TimePage() {
  const t = useMessages(messages);
  const [values, change] = useUrlState();
  const { week: wanted, tab = 'hours', person, day } = values;
  const read = useRead(WEEKS, { day: wanted }, EVERY_MINUTE);
  const { data: week, dataUpdatedAt, error, refetch, isPlaceholderData } = read;
  useLiveRefresh(EVENTS, WEEKS, ENTRIES);
  const mayDecide = useMay('time-entries.approve');
  const mayLock = useMay('timekeeping.manage');
  const isPhone = useMediaQuery('(max-width: 767px)');
  const closed = { person: undefined, day: undefined, expense: undefined };
  if (error && !week) return <Problem problem={refusalOf(error)} onRetry={() => void refetch()} />;
  return (
    <Page isFilling={!isPhone || tab === 'expenses'}>
      <PageHeader
        title={t('title')}
        state={
          week?.lockedAt && (
            <StatePill meaning="info" icon={Lock}>
              {t('locked')}
            </StatePill>
          )
        }
        actions={
          <>
            <WeekChoice week={week} wanted={wanted} onGo={(next) => change({ week: next, ...closed })} />
            {mayLock && week && !isPlaceholderData && (
              <LockButton
                week={week}
                onShow={(next) =>
                  change({
                    ...closed,
                    tab: next === 'hours' ? undefined : next,
                    q: undefined,
                    period: undefined,
                  })
                }
              />
            )}
          </>
        }
      />
      <Stale read={read} />
      <Tabs
        isFilling
        value={tab}
        onChange={(next) =>
          change({
            ...closed,
            tab: next === 'hours' ? undefined : next,
            ...{ q: undefined, show: undefined, status: undefined, period: undefined, sort: undefined },
          })
        }
        tabs={[
          {
            id: 'hours',
            label: t('hoursTab'),
            count: week?.undecidedEntries || undefined,
            content: (
              <HoursTab
                week={week}
                readAt={dataUpdatedAt}
                isStale={isPlaceholderData}
                mayDecide={mayDecide}
              />
            ),
          },
          {
            id: 'expenses',
            label: t('expensesTab'),
            count: week?.undecidedExpenses || undefined,
            content: <ExpensesTab week={week} />,
          },
        ]}
      />
      {week && person && (
        <EntriesDrawer
          week={week}
          personId={person}
          day={day}
          mayDecide={mayDecide && week.lockedAt === null}
          onClose={() => change(closed)}
        />
      )}
    </Page>
  );
}
