import { type ReactNode, useEffect, useState } from 'react';
import { useHold } from '../base/link';
import { useMessages } from '../i18n/language';
import { uiMessages } from '../i18n/ui-messages';
import { Confirm } from './confirm';

let saving = 0;

/** What is typed is being sent: going on to where the answer leads loses nothing. */
export async function whileSaving(save: () => Promise<void>): Promise<void> {
  saving += 1;
  try {
    await save();
  } finally {
    saving -= 1;
  }
}

const isSaving = () => saving > 0;

/**
 * Asks before typed text is lost: when its form is closed, when a link, a key or the browser's Back leads elsewhere, and
 * when the tab closes. Render `question`, and close with `close`.
 */
export function useAskToLeave(isDirty: boolean, onClose: () => void): { close(): void; question: ReactNode } {
  const t = useMessages(uiMessages);
  const [isAsking, setAsking] = useState(false);
  const held = useHold(isDirty, isSaving);
  useLeaveGuard(isDirty);
  const stay = () => {
    setAsking(false);
    held?.reset();
  };
  const leave = () => {
    setAsking(false);
    if (held) held.proceed();
    else onClose();
  };
  return {
    close: () => (isDirty ? setAsking(true) : onClose()),
    question: (
      <Confirm
        isOpen={isAsking || held !== undefined}
        title={t('discardTitle')}
        confirmLabel={t('discard')}
        cancelLabel={t('keepEditing')}
        isDanger
        onCancel={stay}
        onConfirm={leave}
      >
        {t('discardText')}
      </Confirm>
    ),
  };
}

/** Lets the browser ask before the tab closes. */
export function useLeaveGuard(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isDirty]);
}
