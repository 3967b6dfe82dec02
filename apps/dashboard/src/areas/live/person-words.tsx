import { formatClock, type Translate, useMessages } from '#ui';
import { useSecond } from '../../app/clock';
import type { Person } from './crew';
import { messages } from './messages';

type Timer = NonNullable<Person['timer']>;

/** What somebody works on, in one line. */
export function workOf(
  { workOrderTitle, jobName, jobNumber, customerName }: Timer,
  t: Translate<typeof messages>,
): string {
  return [workOrderTitle ?? jobName ?? jobNumber, customerName].filter(Boolean).join(' · ') || t('noJob');
}

/** Faster than one walks, in metres a second. */
const DRIVING = 2.5;

/** Where somebody is, in words. */
export function whereOf({ position }: Pick<Person, 'position'>, t: Translate<typeof messages>): string {
  if (!position) return t('noPlace');
  if (position.siteWorkOrderId !== null) return t('atSite');
  const { speed } = position;
  return speed !== null && speed > DRIVING ? t('onTheWay', { speed: Math.round(speed * 3.6) }) : t('placed');
}

/** Two minutes without a new place are worth a word. */
const OLD_MINUTES = 2;

/** How old a place is, when it is not of just now. */
export function ageOf(at: string, now: number, t: Translate<typeof messages>): string | undefined {
  const minutes = Math.floor((now - Date.parse(at)) / 60_000);
  return minutes >= OLD_MINUTES ? t('minutesOld', { count: minutes }) : undefined;
}

/** A clock that runs since an instant. */
export function Running({ since }: { since: string }) {
  const now = useSecond();
  return (
    <time className="tnum" dateTime={since}>
      {formatClock((now - Date.parse(since)) / 1000)}
    </time>
  );
}

/** The clock of a timer: of the break while one lasts. */
export function TimerClock({ timer }: { timer: Timer }) {
  const t = useMessages(messages);
  if (!timer.breakSince) return <Running since={timer.startedAt} />;
  return (
    <span>
      {t('breakFor')} <Running since={timer.breakSince} />
    </span>
  );
}
