import { ChevronLeft, ChevronRight, Lock, LockOpen } from 'lucide-react';
import { useState } from 'react';
import { Button, Confirm, Dialog, IconButton, MeaningSign, useFormat, useMessages, useShortcuts } from '#ui';
import { useLockWeek, useUnlockWeek } from './decisions';
import { messages } from './messages';
import { ReasonDialog } from './reason-dialog';
import { addDays, rangeText, type Week } from './week';

/** Which week it is, the weeks beside it, and the way back to now. */
export function WeekChoice({
  week,
  wanted,
  onGo,
}: {
  week: Week | undefined;
  /** The day of the address, whose week may still be on its way. */
  wanted: string | undefined;
  onGo(day: string | undefined): void;
}) {
  const t = useMessages(messages);
  const { locale } = useFormat();
  const from = wanted ?? week?.firstDay;
  const go = (days: number) => from && onGo(addDays(from, days));
  useShortcuts([
    { keys: 'P', label: t('previousWeek'), run: () => go(-7) },
    { keys: 'N', label: t('nextWeek'), run: () => go(7) },
    { keys: 'T', label: t('thisWeek'), run: () => onGo(undefined) },
  ]);
  return (
    <span className="flex flex-wrap items-center gap-1">
      <IconButton icon={ChevronLeft} label={t('previousWeek')} disabled={!from} onClick={() => go(-7)} />
      <span className="tnum min-w-36 text-center sm:min-w-44 font-medium" aria-live="polite">
        {week ? rangeText(week.firstDay, week.lastDay, locale) : '…'}
      </span>
      <IconButton icon={ChevronRight} label={t('nextWeek')} disabled={!from} onClick={() => go(7)} />
      {wanted && (
        <Button look="quiet" onClick={() => onGo(undefined)}>
          {t('thisWeek')}
        </Button>
      )}
    </span>
  );
}

interface LockProps {
  week: Week;
  /** Shows what still waits: hours, or expenses. */
  onShow(tab: 'hours' | 'expenses'): void;
}

/** Closes the week once everything in it is decided, or says what is not; opens it again with a reason. */
export function LockButton({ week, onShow }: LockProps) {
  const t = useMessages(messages);
  const [isAsking, setAsking] = useState(false);
  const close = () => setAsking(false);
  const isLocked = week.lockedAt !== null;
  const isDecided = week.undecidedEntries + week.undecidedExpenses === 0;
  const isDone = isDecided && !isLocked && week.contractors.length > 0;
  return (
    <>
      <Button
        look={isDone ? 'primary' : 'secondary'}
        icon={isLocked ? LockOpen : Lock}
        onClick={() => setAsking(true)}
      >
        {t(isLocked ? 'unlock' : 'lock')}
      </Button>
      {isAsking && isLocked && <Unlock week={week} onClose={close} />}
      {!isLocked && isDecided && <AskToLock week={week} isOpen={isAsking} onClose={close} />}
      {isAsking && !isLocked && !isDecided && <NotYet week={week} onShow={onShow} onClose={close} />}
    </>
  );
}

function AskToLock({ week, isOpen, onClose }: { week: Week; isOpen: boolean; onClose(): void }) {
  const t = useMessages(messages);
  const { locale } = useFormat();
  const range = rangeText(week.firstDay, week.lastDay, locale);
  const lock = useLockWeek(week.firstDay, range, onClose);
  return (
    <Confirm
      isOpen={isOpen}
      title={t('lockTitle', { range })}
      confirmLabel={t('lock')}
      isBusy={lock.isPending}
      onCancel={onClose}
      onConfirm={() => lock.mutate(undefined)}
    >
      {t('lockText')}
    </Confirm>
  );
}

function Unlock({ week, onClose }: { week: Week; onClose(): void }) {
  const t = useMessages(messages);
  const { locale } = useFormat();
  const range = rangeText(week.firstDay, week.lastDay, locale);
  const unlock = useUnlockWeek(week.firstDay, range, onClose);
  return (
    <ReasonDialog
      title={t('unlockTitle', { range })}
      label={t('unlockReason')}
      hint={t('unlockHint')}
      action={t('unlock')}
      onSave={(reason) => unlock.mutateAsync(reason)}
      onClose={onClose}
    />
  );
}

function NotYet({ week, onShow, onClose }: LockProps & { onClose(): void }) {
  const t = useMessages(messages);
  const waiting = [
    ['hours', week.undecidedEntries, t('waitEntries', { count: week.undecidedEntries })],
    ['expenses', week.undecidedExpenses, t('waitExpenses', { count: week.undecidedExpenses })],
  ] as const;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('notYetTitle')}
      footer={<Button onClick={onClose}>{t('close')}</Button>}
    >
      <p className="mb-3 text-soft">{t('notYetText')}</p>
      <ul className="divide-y divide-line">
        {waiting
          .filter(([, count]) => count > 0)
          .map(([tab, , text]) => (
            <li key={tab} className="flex items-center gap-3 py-2">
              <MeaningSign meaning="attention" />
              <span className="min-w-0 flex-1">{text}</span>
              <Button
                size="small"
                onClick={() => {
                  onClose();
                  onShow(tab);
                }}
              >
                {t('showThem')}
              </Button>
            </li>
          ))}
      </ul>
    </Dialog>
  );
}
