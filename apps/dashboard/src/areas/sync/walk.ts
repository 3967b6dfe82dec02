import { useEffect, useRef, useState } from 'react';
import { useShortcuts } from '#ui';

/** J and K walk through what is listed; what is current is scrolled to. */
export function useWalk(ids: readonly string[], labels: { next: string; previous: string }) {
  const [current, setCurrent] = useState<string>();
  const nodes = useRef(new Map<string, HTMLElement>());
  const at = ids.indexOf(current ?? '');
  const move = (step: number) => setCurrent(ids[Math.min(ids.length - 1, Math.max(0, at + step))]);
  useEffect(() => {
    if (current) nodes.current.get(current)?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  useShortcuts([
    { keys: 'J', label: labels.next, run: () => move(1) },
    { keys: 'K', label: labels.previous, run: () => move(-1) },
  ]);
  const attach = (id: string) => (node: HTMLElement | null) => {
    if (node) nodes.current.set(id, node);
    else nodes.current.delete(id);
  };
  return { current, attach };
}
