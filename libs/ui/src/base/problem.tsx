import { OctagonX, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMessages } from '../i18n/language';
import { uiMessages } from '../i18n/ui-messages';
import { Button } from './button';
import { classes } from './classes';

/** What a refusal says, as problem+json has it; any other error becomes the same shape with `problemOf`. */
export interface ProblemText {
  title?: string;
  /** What happened and why. */
  detail: string;
  /** What the person can do. */
  fix?: string;
  requestId?: string;
}

/** What happened, why, what to do, and one button that does it. */
export function Problem({
  problem,
  onRetry,
  action,
  isInline,
}: {
  problem: ProblemText;
  onRetry?: () => void;
  action?: ReactNode;
  isInline?: boolean;
}) {
  const t = useMessages(uiMessages);
  return (
    <div
      role="alert"
      className={classes(
        'flex gap-3 rounded-lg border border-line bg-blocked-soft/60 p-4',
        !isInline && 'mx-auto my-10 max-w-xl',
      )}
    >
      <OctagonX className="mt-0.5 size-4 shrink-0 text-blocked" aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{problem.detail}</p>
        {problem.fix && <p className="mt-0.5 text-soft">{problem.fix}</p>}
        <div className="mt-2 flex flex-wrap items-center gap-3">
          {action ??
            (onRetry && (
              <Button size="small" icon={RotateCcw} onClick={onRetry}>
                {t('tryAgain')}
              </Button>
            ))}
          {problem.requestId && (
            <span className="text-faint text-xs">{t('supportId', { id: problem.requestId })}</span>
          )}
        </div>
      </div>
    </div>
  );
}
