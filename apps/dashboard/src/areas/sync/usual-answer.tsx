import { Lightbulb } from 'lucide-react';
import { Button, useMessages } from '#ui';
import { messages } from './messages';
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
    <div
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line border-t bg-sunken px-4 py-2 text-sm"
      data-no-print
    >
      <p className="flex min-w-0 flex-[1_1_16rem] items-center gap-2">
        <Lightbulb className="size-4 shrink-0 text-soft" aria-hidden />
        {w(SAID[answer as keyof typeof SAID], { count: times })}
      </p>
      <Button
        size="small"
        isBusy={isBusy}
        onClick={() => onDecide({ answer, ...(remoteId !== null && { remoteId }) })}
      >
        {t('doSoAgain')}
      </Button>
    </div>
  );
}
