import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef, useState } from 'react';
import { classes, useMessages, useShortcuts } from '#ui';
import { messages } from './messages';

const ROW = 64;

/** A narrow list of any length whose rows are pressed, or walked with J and K and opened with Enter. */
export function PickList<Row>({
  label,
  rows,
  idOf,
  onPick,
  children,
}: {
  label: string;
  rows: readonly Row[];
  idOf(row: Row): string;
  onPick(row: Row): void;
  children(row: Row): ReactNode;
}) {
  const t = useMessages(messages);
  const scroller = useRef<HTMLElement>(null);
  const [activeId, setActive] = useState<string>();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 6,
  });
  const step = (by: number) => {
    const at = rows.findIndex((row) => idOf(row) === activeId);
    const next = at === -1 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by));
    const row = rows[next];
    if (!row) return;
    setActive(idOf(row));
    virtual.scrollToIndex(next);
  };
  const here = rows.find((row) => idOf(row) === activeId);
  useShortcuts([
    { keys: 'J', label: t('next'), run: () => step(1) },
    { keys: 'K', label: t('previous'), run: () => step(-1) },
    ...(here ? [{ keys: 'Enter', label: t('openRow'), run: () => onPick(here) }] : []),
  ]);
  return (
    <section
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no wheel scrolls it with the arrow keys
      tabIndex={0}
      aria-label={label}
      className="min-h-0 flex-1 overflow-y-auto -outline-offset-2"
    >
      <ul className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index] as Row;
          const id = idOf(row);
          return (
            <li key={id} className="absolute inset-x-0" style={{ top: start, height: ROW }}>
              <button
                type="button"
                onClick={() => onPick(row)}
                onFocus={() => setActive(id)}
                data-active={id === activeId || undefined}
                className={classes(
                  'flex size-full flex-col justify-center gap-0.5 border-line border-b px-3 text-left -outline-offset-2 hover:bg-hover',
                  id === activeId && 'bg-hover shadow-[inset_2px_0_0_var(--accent)]',
                )}
              >
                {children(row)}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
