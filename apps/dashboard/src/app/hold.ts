import { useBlocker } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { HeldBack } from '#ui';

interface Step {
  current: { pathname: string };
  next: { pathname: string };
  action: string;
}

/** Another page, or a step through the browser's history. A filter or the end of a drawer on the same page is neither. */
const leaves = ({ current, next, action }: Step): boolean =>
  current.pathname !== next.pathname || (action !== 'PUSH' && action !== 'REPLACE');

/** Holds back leaving a page where something is typed that is not saved. */
export function useHold(isOn: boolean, isFree: () => boolean): HeldBack | undefined {
  const shouldBlockFn = useCallback((step: Step) => !isFree() && leaves(step), [isFree]);
  const blocker = useBlocker({
    shouldBlockFn,
    disabled: !isOn,
    withResolver: true,
    // The tab's own question is asked by whoever holds.
    enableBeforeUnload: false,
  });
  return blocker.status === 'blocked' ? blocker : undefined;
}
