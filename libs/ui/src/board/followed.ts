import { useRef } from 'react';

/**
 * A card that moves to another column is another node there, and what had the focus is gone: the one that was moved with
 * the keyboard has it again where it comes to stand, unless somebody has gone on elsewhere.
 */
export function useFollowed() {
  const followed = useRef<string>(undefined);
  const known = useRef(new WeakSet<HTMLElement>());
  return {
    follow: (id: string | undefined) => {
      followed.current = id;
    },
    /** For the `ref` of each card. */
    attach: (id: string) => (node: HTMLElement | null) => {
      if (!node || known.current.has(node)) return;
      known.current.add(node);
      const isNobodys = (document.activeElement ?? document.body) === document.body;
      if (id === followed.current && isNobodys) node.focus();
    },
  };
}
