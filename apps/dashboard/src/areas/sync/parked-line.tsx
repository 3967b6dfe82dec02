import { RotateCcw } from 'lucide-react';
import { Ago, Button, buttonClasses, classes, Link, MeaningSign, useMessages } from '#ui';
import type { Operation } from './actions';
import { isMapped, mappingAddress } from './mapping-actions';
import { messages } from './messages';
import { historyAddress } from './names';
import { RecordLink } from './record-link';

/** What the API says of a failure: the cause, and what to do. */
export const errorOf = ({ error }: { error: object | null }) =>
  (error ?? {}) as { message?: string; fix?: string; waitsFor?: { entity: string; localId: string } };

/** Where a person says what the entry is in the books that a write waits for; undefined where that is not the cause. */
export function mappingOf(connectionId: string, operation: Operation): string | undefined {
  if (operation.status !== 'parked') return undefined;
  const { waitsFor } = errorOf(operation);
  const { entity, localId } = waitsFor ?? { entity: operation.entity, localId: operation.recordId };
  return isMapped(entity) ? mappingAddress(connectionId, entity, localId) : undefined;
}

/** One write that the books refused: the cause, and beside it what to do. */
export function ParkedLine({
  connectionId,
  operation,
  isCurrent,
  attach,
  onRetry,
}: {
  connectionId: string;
  operation: Operation;
  isCurrent: boolean;
  attach(node: HTMLElement | null): void;
  onRetry?: () => void;
}) {
  const t = useMessages(messages);
  const { message, fix } = errorOf(operation);
  const mapping = mappingOf(connectionId, operation);
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
          {t(operation.operation)} · <Ago value={operation.updatedAt} /> ·{' '}
          <Link
            to={historyAddress(connectionId, operation.entity, operation.recordId)}
            className="underline underline-offset-2 hover:text-ink"
          >
            {t('history')}
          </Link>
        </div>
      </div>
      <div className="flex min-w-0 flex-[1_1_16rem] gap-2">
        <MeaningSign meaning="blocked" className="mt-0.5" />
        <div className="min-w-0">
          <p className="break-words">{message ?? t('noCause')}</p>
          {fix && <p className="break-words text-soft">{fix}</p>}
        </div>
      </div>
      <span className="flex flex-wrap items-center gap-2" data-no-print>
        {mapping && (
          <Link to={mapping} className={buttonClasses('secondary', 'small')}>
            {t('choosePartner')}
          </Link>
        )}
        {onRetry && (
          <Button size="small" icon={RotateCcw} onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
      </span>
    </li>
  );
}
