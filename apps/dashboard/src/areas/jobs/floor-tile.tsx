import { Check, Hash, type LucideIcon, Pause, Play } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { classes, Link, MeaningSign, useFormat, useMessages } from '#ui';
import { useMay } from '../../app/me';
import { BigButton } from './big-button';
import { dueWords, type FloorStep, floorSteps } from './floor';
import { floorMessages } from './floor-messages';
import { JOB_MEANINGS, jobStatusMessages } from './job-state';
import type { JobRow, JobStatus } from './moves';

const ICONS: Record<FloorStep, LucideIcon> = {
  start: Play,
  hold: Pause,
  resume: Play,
  complete: Check,
  count: Hash,
};

interface TileProps {
  row: JobRow;
  status: JobStatus;
  today: string;
  onStep(step: FloorStep): void;
}

/** One job, to be read from two metres: what, for whom, how far, how late, and what one presses. */
export function FloorTile({ row, status, today, onStep }: TileProps) {
  const t = useMessages(floorMessages);
  const words = useMessages(jobStatusMessages);
  const mayWrite = useMay('jobs.write');
  const { quantity } = useFormat();
  const percent = quantity(String(row.percentDone));
  const steps = mayWrite ? floorSteps(status, row.percentDone) : [];
  const tile = useFocusKept(status);
  return (
    <article
      ref={tile}
      tabIndex={-1}
      className={classes(
        'flex flex-col gap-4 rounded-lg border-2 bg-surface p-5',
        status === 'in_progress' ? 'border-accent' : 'border-line',
      )}
    >
      <div className="flex items-start justify-between gap-4">
        <div className="min-w-0">
          <h3 className="font-semibold text-[1.75rem] leading-9">
            <Link to={`/jobs/${row.id}`} className="break-words rounded-sm hover:underline">
              {row.name}
            </Link>
          </h3>
          <p className="mt-1 truncate text-lg text-soft">{row.customerName}</p>
        </div>
        <span className="tnum shrink-0 font-semibold text-[2.25rem] leading-10" aria-hidden>
          {t('percent', { percent })}
        </span>
      </div>
      <progress
        className="block h-4 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
        value={row.percentDone}
        max={100}
        aria-label={t('percentDone', { percent })}
      />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2 text-xl">
        <span className="inline-flex items-center gap-2">
          <MeaningSign meaning={JOB_MEANINGS[status]} className="size-6!" />
          {words(status)}
        </span>
        <Due dueDate={row.dueDate} today={today} />
        <span className="tnum text-faint text-lg">{row.number}</span>
      </div>
      {steps.length > 0 && (
        <div className="mt-auto flex flex-wrap gap-3">
          {steps.map((step, index) => (
            <BigButton
              key={step}
              icon={ICONS[step]}
              label={t(step)}
              name={`${t(step)}: ${row.name}`}
              isPrimary={index === 0}
              className={index === 0 ? 'grow' : 'max-sm:grow'}
              onPress={() => onStep(step)}
            />
          ))}
        </div>
      )}
    </article>
  );
}

/** A step changes the buttons and the place of its tile; whoever pressed one by a key stays at the tile. */
function useFocusKept(status: JobStatus) {
  const tile = useRef<HTMLElement>(null);
  const hadFocus = useRef(false);
  useEffect(() => {
    const note = () => {
      hadFocus.current = tile.current?.contains(document.activeElement) ?? false;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is what changes the buttons
  useEffect(() => {
    if (hadFocus.current && document.activeElement === document.body)
      tile.current?.focus({ preventScroll: true });
  }, [status]);
  return tile;
}

function Due({ dueDate, today }: { dueDate: string | null; today: string }) {
  const t = useMessages(floorMessages);
  const { key, count } = dueWords(dueDate, today);
  const meaning = key === 'lateBy' ? 'blocked' : key === 'dueToday' ? 'attention' : 'none';
  return (
    <span
      className={classes(
        'inline-flex items-center gap-2',
        meaning === 'blocked' && 'font-semibold text-blocked',
        meaning === 'attention' && 'font-semibold text-attention',
      )}
    >
      {meaning !== 'none' && <MeaningSign meaning={meaning} className="size-6!" />}
      {t(key, { count })}
    </span>
  );
}
