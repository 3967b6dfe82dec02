import { MeaningSign, useFormat, useMessages } from '#ui';
import type { Status } from './actions';
import { messages } from './messages';

/** From here on a limit is worth a look. */
const NEAR = 0.8;
/** A shorter bar would look empty. */
const VISIBLE = 0.01;

/** The calls of this month against the limit; near it with a sign and a word. */
export function CallsMeter({ usage: { month, monthLimit } }: { usage: Status['usage'] }) {
  const t = useMessages(messages);
  const { quantity } = useFormat();
  if (!monthLimit) return <span className="tnum">{quantity(String(month))}</span>;
  const share = Math.min(1, month / monthLimit);
  const isNear = share >= NEAR;
  return (
    <span className="tnum inline-flex flex-wrap items-center gap-x-2">
      <span>{t('ofLimit', { count: month, limit: monthLimit })}</span>
      {share >= VISIBLE && (
        <progress
          className="h-1.5 w-16 appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
          aria-label={t('calls')}
          value={Math.round(share * 100)}
          max={100}
        />
      )}
      {isNear && (
        <span className="inline-flex items-center gap-1 text-attention">
          <MeaningSign meaning="attention" />
          {t('nearLimit')}
        </span>
      )}
    </span>
  );
}
