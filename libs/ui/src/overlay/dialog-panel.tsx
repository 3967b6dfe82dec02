import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { IconButton } from '../base/button';
import { useMessages } from '../i18n/language';
import { uiMessages } from '../i18n/ui-messages';
import { BACKDROP } from './backdrop';
import type { DialogProps } from './dialog';
import { useAskToLeave } from './leave';

export function DialogPanel({
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
            className={`fixed top-[10vh] left-1/2 z-50 flex max-h-[80vh] -translate-x-1/2 flex-col rounded-lg border border-line bg-raised shadow-lift transition-opacity duration-150 data-[ending-style]:opacity-0 data-[starting-style]:opacity-0 ${isWide ? 'w-[min(56rem,calc(100vw-2rem))]' : 'w-[min(32rem,calc(100vw-2rem))]'}`}
          >
            <header className="flex items-center justify-between gap-3 border-line border-b py-2 pr-2 pl-5">
              <Base.Title className="font-semibold text-lg">{title}</Base.Title>
              <Base.Close render={<IconButton icon={X} label={t('close')} />} />
            </header>
            <div className="min-h-0 overflow-y-auto p-5">{children}</div>
            {footer && (
              <footer className="flex flex-wrap justify-end gap-2 border-line border-t px-5 py-3">
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
