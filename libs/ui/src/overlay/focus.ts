import { type RefObject, useRef } from 'react';

const FIELDS =
  'input:not([type="hidden"],[type="file"],[type="checkbox"],[type="radio"],:disabled),textarea:not(:disabled),select:not(:disabled)';

/** Where the screen has its own keyboard, that would cover half of what has just opened. */
const isTyped = (): boolean => !matchMedia('(pointer: coarse)').matches;

/** What has the focus first: a form's first field, so that one types at once. */
export const firstFocus = (popup: RefObject<HTMLElement | null>, isForm: boolean | undefined) => () =>
  (isForm && isTyped() && popup.current?.querySelector<HTMLElement>(FIELDS)) || true;

/**
 * Gives the focus back to what had it before something opened over the page. A field that takes the focus by itself
 * has it before an effect could look, so this looks while it is drawn. Who went on elsewhere meanwhile stays there.
 */
export function useFocusReturn(isOpen: boolean): () => HTMLElement | boolean {
  const before = useRef<Element | null>(null);
  const wasOpen = useRef(false);
  if (isOpen && !wasOpen.current) before.current = document.activeElement;
  wasOpen.current = isOpen;
  return () => {
    const now = document.activeElement;
    if (now && now !== document.body && !now.closest('[role="dialog"],[role="alertdialog"]')) return false;
    const { current } = before;
    return current instanceof HTMLElement && current.isConnected && current !== document.body
      ? current
      : true;
  };
}
