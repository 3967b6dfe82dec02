import { useEffect, useState } from 'react';
import type { schemas } from '#api-client';
import { Ago, formatClock, type Meaning, StatePill, TextLink, Tip, useFormat, useMessages } from '#ui';
import { useRead } from '../../app/queries';
import { messages } from './messages';
import { Panel } from './panel';
import { ACTIVE } from './reads';

type Person = schemas['ActiveContractorAnswer'];
type Timer = NonNullable<Person['timer']>;

const SHOWN = 8;

const MEANINGS: Record<Person['presence'], Meaning> = {
  working: 'good',
  on_break: 'attention',
  available: 'info',
  offline: 'none',
};

const ORDER: readonly Person['presence'][] = ['working', 'on_break', 'offline', 'available'];

/** Who is clocked in or in touch. Presence fades by itself, so it is also read again every minute. */
export function People() {
  const t = useMessages(messages);
  const read = useRead(...ACTIVE, { everySeconds: 60 });
  const { data } = read;
  const now = useMinute();
  const people = (data?.items ?? []).toSorted(
    (a, b) => ORDER.indexOf(a.presence) - ORDER.indexOf(b.presence) || a.name.localeCompare(b.name),
  );
  const clockedIn = people.filter(({ timer }) => timer !== null).length;
  return (
    <Panel
      title={t('people')}
      note={people.length > 0 && t(data?.nextCursor ? 'clockedInOrMore' : 'clockedIn', { count: clockedIn })}
      all={{ to: '/live/time?show=clocked_in', label: t('openTime') }}
      read={read}
      empty={people.length === 0 && t('nobody')}
    >
      <ul className="-my-2 divide-y divide-line">
        {people.slice(0, SHOWN).map((person) => (
          <PersonRow key={person.contractorId} person={person} now={now} />
        ))}
      </ul>
      {people.length > SHOWN && (
        <p className="mt-3 text-faint text-sm">{t('morePeople', { count: people.length - SHOWN })}</p>
      )}
    </Panel>
  );
}

function PersonRow({ person: { name, presence, lastSeenAt, timer }, now }: { person: Person; now: number }) {
  const t = useMessages(messages);
  const isForgotten = timer?.forgottenAfter && Date.parse(timer.forgottenAfter) < now;
  return (
    <li className="py-2">
      <div className="flex items-center justify-between gap-3">
        <span className="min-w-0 truncate font-medium">{name}</span>
        <StatePill meaning={MEANINGS[presence]}>{t(presence)}</StatePill>
      </div>
      <div className="flex items-baseline justify-between gap-3 text-sm">
        <span className="min-w-0 truncate text-soft">
          {timer ? (
            <Work timer={timer} />
          ) : (
            lastSeenAt && (
              <>
                {t('lastSeen')} <Ago value={lastSeenAt} />
              </>
            )
          )}
        </span>
        {timer && <Running timer={timer} now={now} />}
      </div>
      {isForgotten && <p className="text-attention text-sm">{t('forgotten')}</p>}
    </li>
  );
}

function Work({ timer: { jobId, jobName, jobNumber, workOrderTitle, customerName } }: { timer: Timer }) {
  const t = useMessages(messages);
  const what = workOrderTitle ?? jobName ?? jobNumber;
  const text = [what, customerName].filter(Boolean).join(' · ') || t('noJob');
  return jobId ? <TextLink to={`/jobs/${jobId}`}>{text}</TextLink> : text;
}

function Running({ timer: { startedAt }, now }: { timer: Timer; now: number }) {
  const t = useMessages(messages);
  const { instant } = useFormat();
  return (
    <Tip text={t('since', { time: instant(startedAt, 'time') })}>
      <time className="tnum shrink-0 text-soft" dateTime={startedAt}>
        {formatClock((now - Date.parse(startedAt)) / 1000, false)}
      </time>
    </Tip>
  );
}

/** Now, kept up to date while it is on screen. */
function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 20_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
