import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useRef } from 'react';
import { IconButton } from '../base/button';
import { classes } from '../base/classes';
import { useMessages } from '../i18n/language';
import { uiMessages } from '../i18n/ui-messages';
import { BACKDROP } from './backdrop';
import type { DialogProps } from './dialog';
import { firstFocus, useFocusReturn } from './focus';
import { useAskToLeave } from './leave';

const PLACES = {
  middle:
    'top-[10vh] left-1/2 max-h-[80vh] -translate-x-1/2 rounded-lg border transition-opacity data-[ending-style]:opacity-0 data-[starting-style]:opacity-0',
  side: 'inset-y-0 right-0 w-full outline-none transition-transform ease-out data-[ending-style]:translate-x-full data-[starting-style]:translate-x-full sm:border-l',
};
const WIDTHS = {
  middle: ['w-[min(32rem,calc(100vw-2rem))]', 'w-[min(56rem,calc(100vw-2rem))]'],
  side: ['sm:w-[30rem]', 'sm:w-[44rem]'],
};

/** What a `Dialog` and a `Drawer` have in common: a heading with its way out, what scrolls below it, and the buttons. */
function Panel({
  place,
  isOpen,
  onClose,
  title,
  children,
  footer,
  isDirty = false,
  isForm,
  isWide,
}: DialogProps & { place: keyof typeof PLACES }) {
  const t = useMessages(uiMessages);
  const popup = useRef<HTMLDivElement>(null);
  const giveBack = useFocusReturn(isOpen);
  const { close, question } = useAskToLeave(isOpen && isDirty, onClose);
  return (
    <>
      <Base.Root open={isOpen} onOpenChange={(open) => !open && close()}>
        <Base.Portal>
          <Base.Backdrop className={BACKDROP} />
          <Base.Popup
            ref={popup}
            initialFocus={firstFocus(popup, isForm)}
            finalFocus={giveBack}
            className={classes(
              'fixed z-50 flex flex-col border-line bg-raised shadow-lift duration-150',
              PLACES[place],
              WIDTHS[place][isWide ? 1 : 0],
            )}
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

export const DialogPanel = (props: DialogProps) => <Panel place="middle" {...props} />;
export const DrawerPanel = (props: DialogProps) => <Panel place="side" {...props} />;
