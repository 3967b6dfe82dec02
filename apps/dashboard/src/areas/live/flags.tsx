import { type ReactNode, useMemo } from 'react';
import { formatClock, StatePill, useFormat, useMessages } from '#ui';
import type { Flag, PersonDay } from './day';
import { timeMessages } from './time-messages';

/** What looks wrong about somebody's day, in words. */
export function Flags({ person, now }: { person: PersonDay; now: number }): ReactNode {
  const write = useFlagWords();
  if (person.flags.length === 0) return null;
  return (
    <span className="flex flex-wrap gap-1">
      {person.flags.map((flag) => (
        <StatePill key={`${flag.kind}${flag.timeEntryId}${flag.workOrderId}`} meaning="attention">
          {write(flag, person, now)}
        </StatePill>
      ))}
    </span>
  );
}

const MINUTE = 60_000;

function useFlagWords(): (flag: Flag, person: PersonDay, now: number) => string {
  const t = useMessages(timeMessages);
  const { instant, locale } = useFormat();
  return useMemo(() => {
    const distance = (metres: number) =>
      new Intl.NumberFormat(locale, {
        ...{ style: 'unit', unit: metres < 1000 ? 'meter' : 'kilometer' },
        maximumFractionDigits: metres < 1000 ? 0 : 1,
      }).format(metres < 1000 ? metres : metres / 1000);
    const clock = (at: string | null) => (at ? instant(at, 'time') : t('now'));
    return ({ kind, since, until, metres, workOrderId }, { visits }, now) => {
      if (kind === 'late') {
        const visit = visits.find((one) => one.workOrderId === workOrderId);
        const minutes = Math.floor((now - Date.parse(since ?? '')) / MINUTE);
        const time = minutes < 60 ? `${minutes} min` : `${formatClock(minutes * 60, false)} h`;
        return t('lateFor', { time, what: visit?.title ?? '' });
      }
      if (kind === 'off_site') return t('offSiteBy', { distance: distance(metres ?? 0) });
      if (kind === 'overlap') return t('overlapOf', { from: clock(since), to: clock(until) });
      return t('forgottenSince');
    };
  }, [t, instant, locale]);
}
