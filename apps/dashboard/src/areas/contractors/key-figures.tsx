import { Stat, useMessages } from '#ui';
import { useFirstWeekday } from '../../app/first-weekday';
import { hoursText } from '../../app/hours';
import { useMay } from '../../app/me';
import { usePlaces } from '../../app/provinces';
import { useToday } from '../../app/today';
import { mostUrgent } from './clearances';
import { EXPIRY_MEANINGS, useExpiryText } from './expiry';
import { expiryOf } from './expiry-days';
import { messages } from './messages';
import { clearanceKindMessages } from './paper-messages';
import { useClearances, useTimeOf, WEEKS } from './reads';
import { weeksOf } from './weeks';

/** This week's hours, what waits for approval, and the paper that ends next. */
export function KeyFigures({ id }: { id: string }) {
  const t = useMessages(messages);
  const maySeeTime = useMay('time-entries.read');
  const today = useToday();
  const first = useFirstWeekday();
  const time = useTimeOf(id, !maySeeTime);
  const weeks = time.data && weeksOf(time.data.items, today, WEEKS, first);
  const [newest] = weeks ?? [];
  const waiting = weeks?.reduce((sum, week) => sum + week.waiting, 0) ?? 0;
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-3">
      {maySeeTime && (
        <>
          <Stat
            label={t('thisWeek')}
            isLoading={!weeks}
            failed={weeks ? undefined : time}
            value={hoursText(newest?.minutes ?? 0)}
            note={newest && t('ofWhichApproved', { hours: hoursText(newest.approved) })}
            to="/time"
          />
          <Stat
            label={t('waitingTime')}
            isLoading={!weeks}
            failed={weeks ? undefined : time}
            meaning={waiting > 0 ? 'attention' : 'none'}
            value={hoursText(waiting)}
            note={t('inWeeks', { count: WEEKS })}
            to="/time"
          />
        </>
      )}
      <div className="col-span-2 lg:col-span-1">
        <NextClearance id={id} today={today} />
      </div>
    </div>
  );
}

function NextClearance({ id, today }: { id: string; today: string }) {
  const t = useMessages(messages);
  const kind = useMessages(clearanceKindMessages);
  const text = useExpiryText();
  const places = usePlaces();
  const { rows, error, retry } = useClearances(id);
  const next = rows && mostUrgent(rows);
  const { state } = next ? expiryOf(next, today) : { state: undefined };
  const isQuiet = state === undefined || state === 'valid' || state === 'not-yet-valid';
  return (
    <Stat
      label={t('nextClearance')}
      isLoading={!rows}
      failed={rows ? undefined : { error, refetch: () => retry?.() }}
      meaning={isQuiet ? 'none' : EXPIRY_MEANINGS[state]}
      value={next ? text(next, today) : t(rows?.length === 0 ? 'noneKept' : 'noneEnds')}
      note={
        next && [kind(next.kind), next.province && places.province(next.province)].filter(Boolean).join(' · ')
      }
      to={`/contractors/${id}?tab=clearances`}
    />
  );
}
