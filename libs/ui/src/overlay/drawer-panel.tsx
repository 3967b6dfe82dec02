import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { IconButton } from '../base/button';
import { useMessages } from '../i18n/language';
import { uiMessages } from '../i18n/ui-messages';
import { BACKDROP } from './backdrop';
import type { DialogProps } from './dialog';
import { useAskToLeave } from './leave';

export function DrawerPanel({
  isOpen,
  onClose,
  title,
  children,
  footer,
  isDirty = false,
  isWide,
}: DialogProps) {
  const t = useMessages(uiMessages);
  const { close, question } = useAskToLeave(isOpen && isDirty, onClose);
  return (
    <>
      <Base.Root open={isOpen} onOpenChange={(open) => !open && close()}>
        <Base.Portal>
          <Base.Backdrop className={BACKDROP} />
          <Base.Popup
            className={`fixed inset-y-0 right-0 z-50 flex w-full flex-col border-line bg-raised shadow-lift outline-none transition-transform duration-150 ease-out data-[ending-style]:translate-x-full data-[starting-style]:translate-x-full sm:border-l ${isWide ? 'sm:w-[44rem]' : 'sm:w-[30rem]'}`}
          >
            <header className="flex min-h-14 items-center justify-between gap-3 border-line border-b py-2 pr-3 pl-5">
              <Base.Title className="font-semibold text-lg">{title}</Base.Title>
              <IconButton icon={X} label={t('close')} onClick={close} />
            </header>
            <div className="min-h-0 flex-1 overflow-y-auto p-5">{children}</div>
            {footer && (
              <footer className="flex flex-wrap items-center justify-end gap-2 border-line border-t px-5 py-3">
                {typeof footer === 'function' ? footer(close) : footer}
              </footer>
            )}
          </Base.Popup>
        </Base.Portal>
      </Base.Root>
      {question}
    </>
  );
}
