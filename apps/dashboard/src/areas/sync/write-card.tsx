import { MeaningSign, useMessages } from '#ui';
import { ConflictSides } from './conflict-sides';
import { DecisionCard, type ListedCard } from './decision-card';
import { messages } from './messages';
import { systemName } from './names';
import { UsualAnswer } from './usual-answer';
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
  unclear: 'unclearText',
};

/** One write that cannot go: what the books said, both sides, and what can be decided. */
export function WriteCard({
  wait,
  onDecide,
  ...listed
}: ListedCard & { wait: WaitingWrite; onDecide?: DecideWrite }) {
  const t = useMessages(messages);
  const w = useMessages(waitingMessages);
  const { cause, operation, kind } = wait;
  const { connection, isBusy } = listed;
  return (
    <DecisionCard
      {...listed}
      record={wait}
      kind={{ label: w(kind), meaning: 'blocked' }}
      deed={operation && t(operation)}
      since={wait.since}
      text={w(wait.answers.includes('leave-out') ? 'fileText' : TEXTS[kind])}
      answers={<WriteAnswers wait={wait} isBusy={isBusy} onDecide={onDecide} />}
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
      {onDecide && <UsualAnswer wait={wait} isBusy={isBusy} onDecide={onDecide} />}
    </DecisionCard>
  );
}
