import { X } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { type Meaning, MeaningSign } from '../base/badge';
import { Button, IconButton } from '../base/button';
import { useMessages } from '../i18n/language';
import { uiMessages } from '../i18n/ui-messages';

export interface ToastOptions {
  meaning?: Meaning;
  /** Takes back what was just done; the toast stays for as long as that is possible. */
  undo?: () => void;
  /** One button of another name instead of undo. */
  action?: { label: string; run(): void };
  /** 5 by default, 10 with undo. */
  seconds?: number;
}

interface Shown extends ToastOptions {
  id: number;
  text: string;
}

type Say = (text: string, options?: ToastOptions) => void;

const ToastContext = createContext<Say>(() => undefined);
let lastId = 0;
const AT_ONCE = 4;

/** Shows what happened, above the buttons of a drawer, and tells it to those who hear the page. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useMessages(uiMessages);
  const [toasts, setToasts] = useState<Shown[]>([]);
  const say = useCallback<Say>((text, options = {}) => {
    lastId += 1;
    const shown = { ...options, text, id: lastId };
    setToasts((before) => [...before.slice(1 - AT_ONCE), shown]);
  }, []);
  const remove = useCallback((id: number) => {
    setToasts((before) => before.filter((toast) => toast.id !== id));
  }, []);
  return (
    <ToastContext value={say}>
      {children}
      <section
        aria-label={t('notifications')}
        aria-live="polite"
        className="pointer-events-none fixed inset-x-4 bottom-20 z-[60] flex flex-col items-center gap-2 sm:inset-x-auto sm:right-6 sm:bottom-18 sm:items-end"
      >
        {toasts.map((toast) => (
          <ToastLine key={toast.id} toast={toast} onGone={remove} />
        ))}
      </section>
    </ToastContext>
  );
}

function ToastLine({ toast, onGone }: { toast: Shown; onGone(id: number): void }) {
  const t = useMessages(uiMessages);
  const { id, text, meaning = 'good', undo, action, seconds = undo ? 10 : 5 } = toast;
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => onGone(id), seconds * 1000);
    return () => clearTimeout(timer);
  }, [id, seconds, isHeld, onGone]);
  const press = useMemo(() => (undo ? { label: t('undo'), run: undo } : action), [undo, action, t]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: holding the pointer over it only keeps it longer
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex w-full max-w-md items-center gap-2 rounded-lg border border-line bg-raised py-2 pr-2 pl-3 shadow-lift sm:min-w-80"
    >
      <MeaningSign meaning={meaning} />
      <span className="min-w-0 flex-1">{text}</span>
      {press && (
        <Button
          size="small"
          onClick={() => {
            press.run();
            onGone(id);
          }}
        >
          {press.label}
        </Button>
      )}
      <IconButton icon={X} label={t('close')} onClick={() => onGone(id)} />
    </div>
  );
}

/** `say('Customer saved')`; with `undo` the person has ten seconds to take it back. */
export const useToast = (): Say => useContext(ToastContext);
