import { Button, Day, useMessages } from '#ui';
import { useReasons } from './match-actions';
import { RecordLink } from './record-link';
import type { Candidate, WaitingWrite } from './waiting-actions';
import { waitingMessages } from './waiting-messages';
import type { DecideWrite } from './write-card';

const BOX = 'border-line border-t px-4 py-3';

/** Until when the books are closed, and of which day ours is. */
export function ClosedPeriod({ wait: { closedThrough, day } }: { wait: WaitingWrite }) {
  const w = useMessages(waitingMessages);
  if (!closedThrough && !day) return null;
  const around = (key: 'closedThrough' | 'ourDay') => w(key, { day: '' });
  return (
    <p className={`${BOX} tnum`}>
      {closedThrough && (
        <>
          {around('closedThrough')} <Day value={closedThrough} />
          {day && '; '}
        </>
      )}
      {day && (
        <>
          {around('ourDay')} <Day value={day} />
        </>
      )}
    </p>
  );
}

/** What it names and cannot be used there, with what became of it. */
export function NamedThere({ wait: { references } }: { wait: WaitingWrite }) {
  const w = useMessages(waitingMessages);
  if (references.length === 0) return null;
  return (
    <div className={BOX}>
      <p className="text-soft text-sm">{w('named')}</p>
      <ul>
        {references.map((one) => (
          <li key={`${one.entity}-${one.recordId}`} className="break-words">
            <RecordLink {...one} /> {w(one.state)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What has its name or number there, how sure it is meant and why, and the press that makes both one. */
export function FoundThere({
  wait: { candidates, answers },
  isBusy,
  onDecide,
}: {
  wait: WaitingWrite;
  isBusy: boolean;
  onDecide?: DecideWrite;
}) {
  const w = useMessages(waitingMessages);
  const why = useReasons();
  if (candidates.length === 0) return null;
  const canJoin = (one: Candidate) => onDecide && one.isSameKind && answers.includes('same-record');
  return (
    <div className={BOX}>
      <p className="text-soft text-sm">{w('candidates')}</p>
      <ul className="space-y-1">
        {candidates.map((one) => (
          <li key={`${one.entity}-${one.remoteId}`} className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <span className="min-w-0 break-words">
              <RecordLink {...one} />
            </span>
            <span className="tnum text-soft text-sm">
              {w('score', {
                score: one.score,
                reasons: why(one.reasons),
              })}
            </span>
            {canJoin(one) && (
              <Button
                size="small"
                isBusy={isBusy}
                onClick={() => onDecide?.({ answer: 'same-record', remoteId: one.remoteId })}
              >
                {w('sameRecord')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
