import type { ReactNode } from 'react';
import { classes } from '../base/classes';

export interface SimpleRow {
  id: string;
  cells: readonly ReactNode[];
  /** A sum of the others. */
  isTotal?: boolean;
}

const CELL = 'border-line border-b px-4 py-2 align-top';

/**
 * A few rows that belong to one record: no paging, no sorting. It scrolls by itself where a screen is narrow. Lists of
 * records of their own are a `DataTable`.
 */
export function SimpleTable({
  label,
  head,
  rows,
  figuresFrom = head.length,
  isFlush,
  hasActions,
  widths,
}: {
  label: string;
  head: readonly string[];
  rows: readonly SimpleRow[];
  /** From this column on stand amounts and counts, so that their digits line up. */
  figuresFrom?: number;
  /** Inside a flush `Card`, which draws the frame; long ones get a height of their own. */
  isFlush?: boolean;
  /** In the last column stands what can be done: it stays in sight where a screen is narrow. */
  hasActions?: boolean;
  /** Of the columns, where tables below each other have the same ones; without, each column takes what its words need. */
  widths?: readonly string[];
}) {
  const look = (index: number) =>
    classes(
      CELL,
      index >= figuresFrom && 'tnum text-right',
      hasActions &&
        index === head.length - 1 &&
        'max-sm:sticky max-sm:right-0 max-sm:bg-surface max-sm:shadow-[-1px_0_0_var(--color-line)]',
    );
  return (
    <section
      className={
        isFlush
          ? 'relative max-h-96 overflow-auto'
          : 'relative overflow-x-auto rounded-lg border border-line bg-surface'
      }
      // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no wheel scrolls it with the arrow keys
      tabIndex={0}
      aria-label={label}
    >
      <table className={classes('w-full min-w-[34rem]', widths && 'table-fixed')}>
        {widths && (
          <colgroup>
            {widths.map((width, index) => (
              <col key={head[index]} style={{ width }} />
            ))}
          </colgroup>
        )}
        <thead className="text-left text-faint text-xs">
          <tr>
            {head.map((text, index) => (
              <th key={text} className={classes(look(index), 'font-medium')}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells, isTotal }) => (
            <tr key={id} className={isTotal ? 'font-semibold' : undefined}>
              {cells.map((cell, index) => (
                <td key={head[index]} className={look(index)}>
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
