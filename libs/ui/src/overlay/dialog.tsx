import type { ReactNode } from 'react';
import { later, useLater } from '../base/later';

/** Buttons below the content; one that closes takes `close`, which asks first where something was typed. */
type Footer = ReactNode | ((close: () => void) => ReactNode);

export interface DialogProps {
  isOpen: boolean;
  onClose(): void;
  title: string;
  children: ReactNode;
  footer?: Footer;
  isDirty?: boolean;
  /** Its first field has the focus, and not the button that closes it. */
  isForm?: boolean;
  isWide?: boolean;
}

const panel = later(async () => (await import('./panel')).DialogPanel);

/** A short question or view above the page. Longer forms go into a `Drawer`. While `isDirty`, closing asks first. */
export function Dialog(props: DialogProps) {
  const Panel = useLater(panel, props.isOpen);
  return Panel && <Panel {...props} />;
}
