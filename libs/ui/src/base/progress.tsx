import { formatClock } from '../format/format';
import { useFormat } from '../format/format-context';
import { useMessages } from '../i18n/language';
import { uiMessages } from '../i18n/ui-messages';

/** Long work: how much is done, how fast, and how long it still takes. Without a total it only counts. */
export function Progress({
  label,
  done,
  total,
  ratePerSecond,
}: {
  label: string;
  done: number;
  total: number | null;
  ratePerSecond?: number;
}) {
  const t = useMessages(uiMessages);
  const { quantity } = useFormat();
  const share = total ? Math.min(100, Math.round((done / total) * 100)) : undefined;
  const left = total && ratePerSecond ? (total - done) / ratePerSecond : undefined;
  return (
    <div>
      <div className="mb-1 flex flex-wrap justify-between gap-x-3 text-sm">
        <span>{label}</span>
        <span className="tnum text-soft">
          {total ? t('doneOf', { done, total }) : quantity(String(done))}
          {ratePerSecond ? ` · ${t('perSecond', { rate: Math.round(ratePerSecond) })}` : ''}
          {left !== undefined && left > 1 ? ` · ${t('timeLeft', { time: formatClock(left) })}` : ''}
        </span>
      </div>
      <progress
        className="block h-1.5 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent [&::-webkit-progress-value]:transition-all"
        aria-label={label}
        value={share}
        max={100}
      />
    </div>
  );
}
