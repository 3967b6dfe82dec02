import type { ReactNode } from 'react';
import { classes } from '#ui';

export interface FiguresRow {
  id: string;
  /** What it is, then its figures. */
  cells: readonly ReactNode[];
  isTotal?: boolean;
}

const CELL = 'border-line border-b px-4 py-2 align-top';

/** A few rows of figures under a head; the first column says what they are. */
export function FiguresTable({
  label,
  head,
  rows,
}: {
  label: string;
  head: readonly string[];
  rows: readonly FiguresRow[];
}) {
  return (
    <section
      className="overflow-x-auto rounded-lg border border-line bg-surface"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no wheel scrolls it with the arrow keys
      tabIndex={0}
      aria-label={label}
    >
      <table className="w-full min-w-[34rem]">
        <thead className="text-left text-faint text-xs">
          <tr>
            {head.map((text, index) => (
              <th key={text} className={classes(CELL, 'font-medium', index > 0 && 'text-right')}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells, isTotal }) => (
            <tr key={id} className={isTotal ? 'font-semibold' : undefined}>
              {cells.map((cell, index) => (
                <td key={head[index]} className={classes(CELL, index > 0 && 'tnum text-right')}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
