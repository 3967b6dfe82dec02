import { type Column, columnOf } from './columns';
import type { Rows } from './data-table';

/** A list is sorted here, and never a part of it as if it were the whole: as many rows are read for it as this. */
export const MOST_SORTED = 2000;

/** `part`: not all are there, and nobody wants them sorted. `reading`: the rest is on its way. `tooLong`: it does not come. */
export type Sorting = 'whole' | 'part' | 'reading' | 'tooLong';

/** Whether what is there may be sorted, and whether the rest is read because somebody wants that. */
export function sortingOf<Row>(
  { rows, hasMore }: Pick<Rows<Row>, 'rows' | 'hasMore'>,
  columns: readonly Column<Row>[],
  sort: string | undefined,
): Sorting {
  if (!rows) return 'part';
  if (!hasMore) return 'whole';
  if (rows.length >= MOST_SORTED) return 'tooLong';
  return columnOf(columns, sort)?.sortBy ? 'reading' : 'part';
}
