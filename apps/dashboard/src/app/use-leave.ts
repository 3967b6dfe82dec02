import { useGo } from '#ui';

/**
 * Closes a drawer, then opens another page. The address has to forget the drawer first: at once, the router would make one
 * step of both, and going back would open the drawer again.
 */
export function useLeave(onClose: () => void): (to: string) => void {
  const go = useGo();
  return (to) => {
    onClose();
    setTimeout(() => go(to));
  };
}
