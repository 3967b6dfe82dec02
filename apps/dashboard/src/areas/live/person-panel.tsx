import { ArrowLeft, CalendarClock, Hammer } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Ago,
  buttonClasses,
  dayIn,
  Facts,
  IconButton,
  Link,
  Problem,
  refusalOf,
  StatePill,
  TextLink,
  useFormat,
  useMessages,
} from '#ui';
import { useMinute } from '../../app/clock';
import { useMay } from '../../app/me';
import { Stale } from '../../app/stale';
import { PRESENCE_MEANINGS, presenceMessages } from '../../app/states';
import type { Person } from './crew';
import { messages } from './messages';
import { TimerClock, whereOf } from './person-words';
import type { Way } from './use-way';

/** One person: what she does, where she is and how sure that is, and her way since she clocked in. */
export function PersonPanel({ person, way, onClose }: { person: Person; way: Way; onClose(): void }) {
  const t = useMessages(messages);
  const presence = useMessages(presenceMessages);
  const { zone } = useFormat();
  const { name, timer, position, contractorId, lastSeenAt } = person;
  const now = useMinute();
  const today = dayIn(zone, new Date(now));
  const isForgotten = timer?.forgottenAfter && Date.parse(timer.forgottenAfter) < now;
  const mayOpenTime = useMay('time-entries.read');
  const facts: [string, ReactNode][] = [
    ...(lastSeenAt ? [[t('lastSeen'), <Ago key="seen" value={lastSeenAt} />] as [string, ReactNode]] : []),
    [t('place'), whereOf(person, t)],
    ...(position
      ? [
          [
            t('lastPlace'),
            <span key="at">
              <Ago value={notAhead(position.at)} />,{' '}
              {t('certain', { metres: Math.round(position.accuracyMeters) })}
            </span>,
          ] as [string, ReactNode],
        ]
      : []),
    ...(timer ? workFacts(timer, t) : []),
  ];
  return (
    <section aria-label={name} className="flex min-h-0 flex-1 flex-col overflow-y-auto">
      <header className="flex items-center gap-2 border-line border-b py-2 pr-3 pl-1.5">
        <IconButton icon={ArrowLeft} label={t('back')} onClick={onClose} />
        <h2 className="min-w-0 flex-1 break-words font-semibold text-lg">{name}</h2>
        <StatePill meaning={PRESENCE_MEANINGS[person.presence]}>{presence(person.presence)}</StatePill>
      </header>
      <div className="space-y-4 p-4">
        {timer && (
          <div>
            <div className="text-soft text-sm">{t('timer')}</div>
            <div className="font-semibold text-xl">
              <TimerClock timer={timer} />
            </div>
            {isForgotten && <p className="text-attention text-sm">{t('forgotten')}</p>}
          </div>
        )}
        <Facts items={facts} />
        {!position && <p className="text-soft text-sm">{t('noPlaceWhy')}</p>}
        <WayWords way={way} />
        <div className="flex flex-wrap gap-2">
          {mayOpenTime && (
            <Link
              to={`/time?week=${today}&person=${contractorId}&day=${today}`}
              className={buttonClasses('secondary', 'small')}
            >
              <CalendarClock className="size-4" aria-hidden />
              {t('openDay')}
            </Link>
          )}
          {timer?.jobId && (
            <Link to={`/jobs/${timer.jobId}`} className={buttonClasses('secondary', 'small')}>
              <Hammer className="size-4" aria-hidden />
              {t('job')}
            </Link>
          )}
        </div>
        <p className="text-faint text-sm">{t('noted', { name })}</p>
      </div>
    </section>
  );
}

/** A phone whose clock is a second ahead has not measured in the future. */
const notAhead = (at: string): string => new Date(Math.min(Date.parse(at), Date.now())).toISOString();

function workFacts(
  timer: NonNullable<Person['timer']>,
  t: (key: 'job' | 'visit' | 'customer') => string,
): [string, ReactNode][] {
  const { jobId, jobName, jobNumber, workOrderNumber, workOrderTitle, customerName } = timer;
  const job = [jobNumber, jobName].filter(Boolean).join(' ');
  return [
    ...(workOrderTitle ? [[t('visit'), `${workOrderNumber} ${workOrderTitle}`] as [string, ReactNode]] : []),
    ...(jobId
      ? [
          [
            t('job'),
            <TextLink key="job" to={`/jobs/${jobId}`}>
              {job}
            </TextLink>,
          ] as [string, ReactNode],
        ]
      : []),
    ...(customerName ? [[t('customer'), customerName] as [string, ReactNode]] : []),
  ];
}

function WayWords({ way: { recorded, isCut, error, retry } }: { way: Way }) {
  const t = useMessages(messages);
  if (recorded === undefined)
    return error ? <Problem problem={refusalOf(error)} onRetry={retry} isInline /> : null;
  return (
    <div className="text-sm">
      <Stale read={{ data: recorded, error, refetch: retry }} />
      <div className="text-soft">{t('trail')}</div>
      <div>
        {recorded === 0 ? t('trailNone') : t('trailPoints', { count: recorded })}
        {isCut && ` · ${t('trailCut')}`}
      </div>
    </div>
  );
}
