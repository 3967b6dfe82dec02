import { CircleAlert, RotateCcw } from 'lucide-react';
import { refusalOf } from '../form/refusal';
import { useFormat } from '../format/format-context';
import { useMessages } from '../i18n/language';
import { uiMessages } from '../i18n/ui-messages';
import { Button } from './button';
import { classes } from './classes';

/** What stands here could not be read again: why, of when it is, and the way to try. */
export function StaleNote({
  error,
  asOf,
  onRetry,
  className,
}: {
  error: unknown;
  /** When it was read, in milliseconds. */
  asOf?: number;
  onRetry?(): void;
  className?: string;
}) {
  const t = useMessages(uiMessages);
  const { instant } = useFormat();
  return (
    <div role="alert" className={classes('flex flex-wrap items-center gap-x-3 gap-y-1 text-sm', className)}>
      <CircleAlert className="size-4 shrink-0 text-attention" aria-hidden />
      <span className="min-w-0 flex-1">
        {refusalOf(error).detail}{' '}
        {asOf !== undefined && (
          <span className="text-soft">{t('asOf', { time: instant(new Date(asOf).toISOString()) })}</span>
        )}
      </span>
      {onRetry && (
        <Button size="small" icon={RotateCcw} onClick={onRetry}>
          {t('tryAgain')}
        </Button>
      )}
    </div>
  );
}
