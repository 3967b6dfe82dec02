import { AlertDialog } from '@base-ui/react/alert-dialog';
import { Button } from '../base/button';
import { useMessages } from '../i18n/language';
import { uiMessages } from '../i18n/ui-messages';
import { BACKDROP } from './backdrop';
import type { ConfirmProps } from './confirm';
import { useFocusReturn } from './focus';

export function ConfirmPanel({
  isOpen,
  title,
  children,
  confirmLabel,
  cancelLabel,
  isDanger,
  isBusy,
  onConfirm,
  onCancel,
}: ConfirmProps) {
  const t = useMessages(uiMessages);
  const giveBack = useFocusReturn(isOpen);
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={(open) => !open && onCancel()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={BACKDROP} />
        <AlertDialog.Popup
          finalFocus={giveBack}
          className="fixed top-[20vh] left-1/2 z-50 w-[min(28rem,calc(100vw-2rem))] -translate-x-1/2 rounded-lg border border-line bg-raised p-5 shadow-lift"
        >
          <AlertDialog.Title className="font-semibold text-lg">{title}</AlertDialog.Title>
          <AlertDialog.Description render={<div />} className="mt-1 text-soft">
            {children}
          </AlertDialog.Description>
          <div className="mt-5 flex flex-wrap justify-end gap-2">
            <Button onClick={onCancel} autoFocus>
              {cancelLabel ?? t('cancel')}
            </Button>
            <Button look={isDanger ? 'danger' : 'primary'} isBusy={isBusy} onClick={onConfirm}>
              {confirmLabel}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
