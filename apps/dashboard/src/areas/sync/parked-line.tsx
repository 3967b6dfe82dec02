import { RotateCcw } from 'lucide-react';
import { Ago, Button, classes, MeaningSign, useMessages } from '#ui';
import type { Operation } from './actions';
import { messages } from './messages';
import { RecordLink } from './record-link';

/** What the API says of a failure: the cause, and what to do. */
export const errorOf = ({ error }: { error: object | null }) =>
  (error ?? {}) as { message?: string; fix?: string };

/** One write that the books refused: the cause, and beside it what to do. */
export function ParkedLine({
  operation,
  isCurrent,
  attach,
  onRetry,
}: {
  operation: Operation;
  isCurrent: boolean;
  attach(node: HTMLElement | null): void;
  onRetry?: () => void;
}) {
  const t = useMessages(messages);
  const { message, fix } = errorOf(operation);
  return (
    <li
      ref={attach}
      aria-current={isCurrent || undefined}
      className={classes(
        'flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3',
        isCurrent && 'bg-hover shadow-[inset_2px_0_0_var(--accent)]',
      )}
    >
      <div className="w-full min-w-0 sm:w-56">
        <div className="break-words font-medium">
          <RecordLink {...operation} />
        </div>
        <div className="text-faint text-sm">
          {t(operation.operation)} · <Ago value={operation.updatedAt} />
        </div>
      </div>
      <div className="flex min-w-0 flex-[1_1_16rem] gap-2">
        <MeaningSign meaning="blocked" className="mt-0.5" />
        <div className="min-w-0">
          <p className="break-words">{message ?? t('noCause')}</p>
          {fix && <p className="break-words text-soft">{fix}</p>}
        </div>
      </div>
      {onRetry && (
        <Button size="small" icon={RotateCcw} onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </li>
  );
}
