import { RotateCcw } from 'lucide-react';
import { Button, buttonClasses, DateTime, Link, MeaningSign, StatePill, useMessages } from '#ui';
import { useMay } from '../../app/me';
import { type Operation, useRetry } from './actions';
import { messages } from './messages';
import { recordMessages } from './record-messages';
import { OPERATION_MEANINGS, operationMessages, RETRIABLE } from './states';
import { UndoWriteButton } from './undo-button';
import { errorOf, mappingOf } from './write-cause';
import { writeAnchor } from './writer-link';

/** One write of a record: when it was asked for, how often it was tried, what became of it, why, and what to do. */
export function OperationLine({ connectionId, operation }: { connectionId: string; operation: Operation }) {
  const t = useMessages(recordMessages);
  const words = useMessages(messages);
  const state = useMessages(operationMessages);
  const { status, attempts, createdAt, confirmedAt, updatedAt } = operation;
  const { message, fix } = errorOf(operation);
  const isDone = status === 'confirmed' || status === 'superseded';
  return (
    <li
      id={writeAnchor(operation.id)}
      className="flex scroll-mt-20 flex-wrap items-start gap-x-6 gap-y-2 px-4 py-3"
    >
      <div className="w-full min-w-0 space-y-1 sm:w-64">
        <div className="flex flex-wrap items-center gap-2">
          <span className="font-medium first-letter:uppercase">{words(operation.operation)}</span>
          <StatePill meaning={OPERATION_MEANINGS[status]}>{state(status)}</StatePill>
        </div>
        <p className="tnum text-faint text-sm">
          {attempts === 0 ? t('noTry') : t('triesOf', { count: attempts })}
        </p>
      </div>
      <dl className="grid w-full grid-cols-[auto_1fr] gap-x-3 text-sm sm:w-64">
        <dt className="text-soft">{t('asked')}</dt>
        <dd>
          <DateTime value={createdAt} />
        </dd>
        <dt className="text-soft">{confirmedAt ? t('arrived') : t('moved')}</dt>
        <dd>
          <DateTime value={confirmedAt ?? updatedAt} />
        </dd>
      </dl>
      <div className="min-w-0 flex-[1_1_16rem]">
        {message && !isDone && (
          <div className="flex gap-2">
            <MeaningSign meaning={OPERATION_MEANINGS[status]} className="mt-0.5" />
            <div className="min-w-0">
              <p className="break-words">{message}</p>
              {fix && <p className="break-words text-soft">{fix}</p>}
            </div>
          </div>
        )}
      </div>
      <Steps connectionId={connectionId} operation={operation} />
      <UndoWriteButton connectionId={connectionId} operation={operation} />
    </li>
  );
}

function Steps({ connectionId, operation }: { connectionId: string; operation: Operation }) {
  const t = useMessages(recordMessages);
  const mayRetry = useMay('integrations.sync');
  const retry = useRetry(connectionId);
  const mapping = mappingOf(connectionId, operation);
  const canRetry = mayRetry && RETRIABLE.includes(operation.status);
  if (!mapping && !canRetry) return null;
  return (
    <span className="flex flex-wrap gap-2" data-no-print>
      {mapping && (
        <Link to={mapping} className={buttonClasses('secondary', 'small')}>
          {t('choosePartner')}
        </Link>
      )}
      {canRetry && (
        <Button
          size="small"
          icon={RotateCcw}
          isBusy={retry.isPending}
          onClick={() => retry.mutate({ operationId: operation.id })}
        >
          {t('retry')}
        </Button>
      )}
    </span>
  );
}
