import { later, useLater } from '../base/later';
import type { DialogProps } from './dialog';

const panel = later(async () => (await import('./panel')).DrawerPanel);

/**
 * A form beside the list it belongs to. While `isDirty`, closing asks first, and so does leaving the page, so that what
 * was typed is never lost by a slip.
 */
export function Drawer(props: DialogProps) {
  const Panel = useLater(panel, props.isOpen);
  return Panel && <Panel {...props} />;
}
