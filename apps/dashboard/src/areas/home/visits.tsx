import type { schemas } from '#api-client';
import { DateTime, type Meaning, Nothing, StatePill, TextLink, useFormat, useMessages } from '#ui';
import { useRead } from '../../app/queries';
import { useToday } from '../../app/today';
import { messages } from './messages';
import { Panel } from './panel';
import { visitsOn } from './reads';

type Visit = schemas['WorkOrderRowAnswer'];

const SHOWN = 10;

const MEANINGS: Record<Visit['status'], Meaning> = {
  unassigned: 'blocked',
  declined: 'blocked',
  assigned: 'info',
  acknowledged: 'info',
  en_route: 'info',
  started: 'good',
  paused: 'attention',
  done: 'good',
  cancelled: 'none',
};

/** Where people go today, by the time at which they are expected there. */
export function Visits() {
  const t = useMessages(messages);
  const { zone } = useFormat();
  const today = useToday();
  const read = useRead(...visitsOn(today, zone));
  const { data } = read;
  const visits = (data?.items ?? []).filter(({ status }) => status !== 'cancelled');
  const unassigned = visits.filter(({ status }) => status === 'unassigned' || status === 'declined').length;
  return (
    <Panel
      title={t('visits')}
      all={{ to: '/schedule?view=day', label: t('openSchedule') }}
      note={
        unassigned > 0 ? (
          <span className="text-blocked">{t('unassignedCount', { count: unassigned })}</span>
        ) : (
          visits.length > 0 && t(data?.nextCursor ? 'atLeast' : 'exactly', { count: visits.length })
        )
      }
      read={read}
      empty={visits.length === 0 && t('noVisits')}
    >
      <ul className="-my-2 divide-y divide-line">
        {visits.slice(0, SHOWN).map((visit) => (
          <VisitRow key={visit.id} visit={visit} />
        ))}
      </ul>
      {visits.length > SHOWN && (
        <p className="mt-3 text-faint text-sm">{t('moreVisits', { count: visits.length - SHOWN })}</p>
      )}
    </Panel>
  );
}

function VisitRow({ visit }: { visit: Visit }) {
  const t = useMessages(messages);
  const { id, jobId, title, number, status, scheduledStart, assignments, siteAddress } = visit;
  const who = assignments.map(({ contractorName }) => contractorName).join(', ');
  return (
    <li className="flex items-baseline gap-3 py-2">
      <span className="tnum w-16 shrink-0 text-soft text-sm">
        {scheduledStart ? <DateTime value={scheduledStart} style="time" /> : <Nothing />}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate">
          <TextLink to={jobId ? `/jobs/${jobId}` : `/schedule?visit=${id}`}>{title}</TextLink>
        </span>
        <span className="block truncate text-faint text-sm">
          {[who, siteAddress?.city, number].filter(Boolean).join(' · ')}
        </span>
      </span>
      <StatePill meaning={MEANINGS[status]}>{t(`visit_${status}`)}</StatePill>
    </li>
  );
}
