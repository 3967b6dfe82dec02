import { Button, useMessages } from '#ui';
import { messages } from './messages';
import { SuggestionBar } from './suggestion-bar';
import type { WaitingWrite } from './waiting-actions';
import { waitingMessages } from './waiting-messages';
import type { DecideWrite } from './write-card';

const SAID = {
  theirs: 'usualTheirs',
  reactivate: 'usualReactivate',
  'leave-out': 'usualLeaveOut',
  'same-record': 'usualSame',
} as const;

/** What was answered to such writes every time lately: again with one press. */
export function UsualAnswer({
  wait: { usual },
  isBusy,
  onDecide,
}: {
  wait: WaitingWrite;
  isBusy: boolean;
  onDecide: DecideWrite;
}) {
  const t = useMessages(messages);
  const w = useMessages(waitingMessages);
  if (!usual || !Object.hasOwn(SAID, usual.answer)) return null;
  const { answer, remoteId, times } = usual;
  return (
    <SuggestionBar text={w(SAID[answer as keyof typeof SAID], { count: times })}>
      <Button
        size="small"
        isBusy={isBusy}
        onClick={() => onDecide({ answer, ...(remoteId !== null && { remoteId }) })}
      >
        {t('doSoAgain')}
      </Button>
    </SuggestionBar>
  );
}
