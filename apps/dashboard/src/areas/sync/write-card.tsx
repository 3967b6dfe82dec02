import { Ago, Card, classes, Link, MeaningSign, StatePill, useMessages } from '#ui';
import { type Connection, nameOf } from './actions';
import { ConflictSides } from './conflict-sides';
import { messages } from './messages';
import { historyAddress, systemName } from './names';
import { RecordLink } from './record-link';
import { ClosedPeriod, FoundThere, NamedThere } from './wait-evidence';
import { conflictOf, type WaitingWrite, type WriteDecision, type WriteKind } from './waiting-actions';
import { waitingMessages } from './waiting-messages';
import { WriteAnswers } from './write-answers';

export type DecideWrite = (decision: Omit<WriteDecision, 'wait'>) => void;

const TEXTS: Record<WriteKind, keyof typeof waitingMessages> = {
  refused: 'refusedText',
  reference: 'referenceText',
  duplicate: 'duplicateText',
  'closed-period': 'closedText',
  'not-sent': 'notSentText',
};

/** One write that cannot go: what the books said, both sides, and what can be decided. */
export function WriteCard({
  wait,
  connection,
  isCurrent,
  isBusy,
  attach,
  onDecide,
}: {
  wait: WaitingWrite;
  connection: Connection | undefined;
  isCurrent: boolean;
  isBusy: boolean;
  attach(node: HTMLElement | null): void;
  onDecide?: DecideWrite;
}) {
  const t = useMessages(messages);
  const w = useMessages(waitingMessages);
  const { cause, operation, kind } = wait;
  return (
    <div
      ref={attach}
      aria-current={isCurrent || undefined}
      className={classes('rounded-lg', isCurrent && 'outline-2 outline-accent')}
    >
      <Card
        isFlush
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <RecordLink {...wait} />
            <StatePill meaning="blocked">{w(kind)}</StatePill>
          </span>
        }
        action={
          <span className="flex flex-wrap items-center justify-end gap-x-3 text-soft text-sm">
            {operation && t(operation)} <Ago value={wait.since} />
            <Link
              to={historyAddress(wait.connectionId, wait.entity, wait.recordId)}
              className="underline underline-offset-2 hover:text-ink"
            >
              {t('history')}
            </Link>
          </span>
        }
      >
        <div className="flex gap-2 px-4 py-3">
          <MeaningSign meaning="blocked" className="mt-0.5" />
          <div className="min-w-0">
            <p className="break-words">{cause?.message ?? t('noCause')}</p>
            {cause?.fix && <p className="break-words text-soft">{cause.fix}</p>}
          </div>
        </div>
        {kind === 'closed-period' && <ClosedPeriod wait={wait} />}
        <NamedThere wait={wait} />
        <FoundThere wait={wait} isBusy={isBusy} onDecide={onDecide} />
        {wait.theirs && (
          <ConflictSides
            conflict={conflictOf(wait)}
            theirSide={connection ? systemName(connection.system) : '…'}
            chosen={{}}
          />
        )}
        <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2 border-line border-t px-4 py-3">
          <p className="min-w-0 flex-[1_1_16rem] text-soft text-sm">
            {connection && <span className="font-medium">{nameOf(connection)}: </span>}
            {w(TEXTS[kind])}
          </p>
          <WriteAnswers wait={wait} isBusy={isBusy} onDecide={onDecide} />
        </div>
      </Card>
    </div>
  );
}
