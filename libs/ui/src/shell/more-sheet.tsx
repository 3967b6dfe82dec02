import { Dialog } from '@base-ui/react/dialog';
import { Search, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../base/button';
import { useMessages } from '../i18n/language';
import { uiMessages } from '../i18n/ui-messages';
import { BACKDROP } from '../overlay/backdrop';

/** Everything that the bar of a phone has no room for. */
export function MoreSheet({
  isOpen,
  onClose,
  onSearch,
  head,
  foot,
  children,
}: {
  isOpen: boolean;
  onClose(): void;
  onSearch(): void;
  head: ReactNode;
  foot: ReactNode;
  children: ReactNode;
}) {
  const t = useMessages(uiMessages);
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => open || onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={BACKDROP} />
        <Dialog.Popup className="fixed inset-y-0 right-0 z-50 flex w-[min(20rem,85vw)] flex-col border-line border-l bg-raised shadow-lift transition-transform duration-150 data-[ending-style]:translate-x-full data-[starting-style]:translate-x-full">
          <header className="flex h-14 items-center justify-between px-4">
            <Dialog.Title render={<div />}>{head}</Dialog.Title>
            <span className="flex">
              <IconButton
                icon={Search}
                label={t('search')}
                onClick={() => {
                  onClose();
                  onSearch();
                }}
              />
              <IconButton icon={X} label={t('close')} onClick={onClose} />
            </span>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-3">{children}</div>
          <div className="border-line border-t p-3">{foot}</div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
