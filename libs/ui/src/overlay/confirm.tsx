import type { ReactNode } from 'react';
import { later, useLater } from '../base/later';

export interface ConfirmProps {
  isOpen: boolean;
  title: string;
  children?: ReactNode;
  confirmLabel: string;
  cancelLabel?: string;
  isDanger?: boolean;
  isBusy?: boolean;
  onConfirm(): void;
  onCancel(): void;
}

const panel = later(async () => (await import('./confirm-panel')).ConfirmPanel);

/** Asks before something that cannot be undone. The safe answer has the focus. */
export function Confirm(props: ConfirmProps) {
  const Panel = useLater(panel, props.isOpen);
  return Panel && <Panel {...props} />;
}
