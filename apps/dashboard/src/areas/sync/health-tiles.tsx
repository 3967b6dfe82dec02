import { Ago, type Meaning, Stat, useFormat, useMessages } from '#ui';
import type { Health } from './health-actions';
import { healthMessages } from './health-messages';
import { useNames } from './names';

/** Below this share somebody should look. */
const WELL_PERCENT = 98;
const POOR_PERCENT = 90;
/** The books are read every ten minutes: two hours without are no coincidence. */
const LATE_SECONDS = 2 * 3600;

const ACCESS: Record<Health['access']['state'], Meaning> = {
  good: 'none',
  'ends-within-a-day': 'attention',
  'ends-within-a-week': 'attention',
  gone: 'blocked',
};

/** How it is now, in four figures. */
export function HealthTiles({ health }: { health: Health }) {
  return (
    <div className="grid grid-cols-1 gap-3 sm:grid-cols-2 xl:grid-cols-4">
      <Success health={health} />
      <Lag health={health} />
      <Queue health={health} />
      <Access health={health} />
    </div>
  );
}

function Success({ health }: { health: Health }) {
  const t = useMessages(healthMessages);
  const { quantity } = useFormat();
  const { successPercent, tries, retries, retriesConfirmed } = health.rates.day;
  const notes = [
    tries > 0 && t('triesOf', { count: tries }),
    retries > 0 && t('retried', { count: retries, good: retriesConfirmed }),
  ].filter(Boolean);
  return (
    <Stat
      label={t('success')}
      value={successPercent === null ? t('noTries') : `${quantity(successPercent)} %`}
      note={notes.join(' · ')}
      meaning={meaningOf(successPercent)}
    />
  );
}

function Lag({ health: { lag } }: { health: Health }) {
  const t = useMessages(healthMessages);
  const names = useNames();
  const { relative } = useFormat();
  const { lastSuccessAt, seconds, oldestWaiting } = lag;
  const nameOf = ({ entity, label }: NonNullable<typeof oldestWaiting>) =>
    [names.entity(entity), label].filter(Boolean).join(' ');
  return (
    <Stat
      label={t('lag')}
      value={lastSuccessAt ? <Ago value={lastSuccessAt} /> : t('never')}
      note={
        oldestWaiting
          ? t('oldest', { name: nameOf(oldestWaiting), at: relative(oldestWaiting.createdAt) })
          : t('nothingOld')
      }
      meaning={seconds !== null && seconds > LATE_SECONDS ? 'attention' : 'none'}
    />
  );
}

function Queue({ health: { queue, connectionId } }: { health: Health }) {
  const t = useMessages(healthMessages);
  const { quantity } = useFormat();
  const { planned, in_flight, uncertain, failed, parked } = queue;
  return (
    <Stat
      label={t('queue')}
      value={quantity(String(planned + in_flight + uncertain + failed))}
      note={parked > 0 ? t('parkedCount', { count: parked }) : undefined}
      meaning={parked > 0 ? 'attention' : 'none'}
      to={`/sync?tab=${parked > 0 ? 'waiting' : 'writes'}&connection=${connectionId}`}
    />
  );
}

function Access({ health: { access } }: { health: Health }) {
  const t = useMessages(healthMessages);
  const { instant, relative } = useFormat();
  const { state, refreshExpiresAt, refreshHardExpiresAt } = access;
  const notes = [
    refreshExpiresAt && t('lapses', { at: relative(refreshExpiresAt) }),
    refreshHardExpiresAt && t('hardEnd', { day: instant(refreshHardExpiresAt, 'date') }),
  ].filter(Boolean);
  return (
    <Stat
      label={t('access')}
      value={t(state)}
      note={notes.join(' · ') || undefined}
      meaning={ACCESS[state]}
    />
  );
}

/** What a share of success says. */
export function meaningOf(percent: string | null): Meaning {
  if (percent === null) return 'none';
  if (Number(percent) >= WELL_PERCENT) return 'good';
  return Number(percent) >= POOR_PERCENT ? 'attention' : 'blocked';
}
