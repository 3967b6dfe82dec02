import { ArrowDown, ArrowUp, LoaderCircle } from 'lucide-react';
import { classes } from '../base/classes';
import { Skeleton } from '../base/skeleton';
import { useMessages } from '../i18n/language';
import { uiMessages } from '../i18n/ui-messages';
import { type Column, nextSort } from './columns';
import type { DataTableProps } from './data-table';
import { MOST_SORTED, type Sorting } from './sorting';

const HEAD =
  'sticky top-0 z-[2] h-9 border-line border-b bg-surface px-3 text-left font-medium text-faint text-xs first:pl-4 last:pr-4';

export function HeadRow<Row>({
  columns,
  sort,
  onSort,
  sorting,
  isAllSelected,
  onSelectAll,
  bulkActions,
  actions,
}: Pick<DataTableProps<Row>, 'sort' | 'onSort' | 'bulkActions' | 'actions'> & {
  columns: readonly Column<Row>[];
  sorting: Sorting;
  isAllSelected: boolean;
  onSelectAll(isOn: boolean): void;
}) {
  const t = useMessages(uiMessages);
  return (
    <thead>
      <tr>
        {bulkActions && (
          <th scope="col" className={classes(HEAD, 'w-10')}>
            <input
              type="checkbox"
              className="size-4 accent-accent align-middle"
              aria-label={t('selectAll')}
              checked={isAllSelected}
              onChange={(event) => onSelectAll(event.target.checked)}
            />
          </th>
        )}
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            style={{ width: column.width }}
            className={classes(HEAD, column.align === 'end' && 'text-right')}
            aria-sort={sorting === 'whole' ? directionOf(column, sort) : undefined}
          >
            {sorting !== 'tooLong' && onSort && column.sortBy ? (
              <SortButton column={column} sort={sort} isReading={sorting === 'reading'} onSort={onSort} />
            ) : (
              <span
                className="block truncate"
                title={onSort && column.sortBy && t('tooLongToSort', { count: MOST_SORTED })}
              >
                {column.header}
              </span>
            )}
          </th>
        ))}
        {actions && (
          <th scope="col" className={classes(HEAD, 'w-12')}>
            <span className="sr-only">{t('more')}</span>
          </th>
        )}
      </tr>
    </thead>
  );
}

function directionOf<Row>({ id }: Column<Row>, sort: string | undefined) {
  if (sort === id) return 'ascending';
  return sort === `-${id}` ? 'descending' : undefined;
}

/** Where not every row is there, a press has the rest read first. */
function SortButton<Row>({
  column: { id, header, align },
  sort,
  isReading,
  onSort,
}: {
  column: Column<Row>;
  sort: string | undefined;
  isReading: boolean;
  onSort(sort: string | undefined): void;
}) {
  const t = useMessages(uiMessages);
  const isSorted = sort === id || sort === `-${id}`;
  const isBusy = isSorted && isReading;
  const Sign = isBusy ? LoaderCircle : sort === `-${id}` ? ArrowDown : ArrowUp;
  return (
    <button
      type="button"
      title={t('sortBy', { column: header })}
      aria-busy={isBusy}
      onClick={() => onSort(nextSort(sort, id))}
      className={classes(
        'group inline-flex h-full max-w-full items-center gap-1 hover:text-ink',
        align === 'end' && 'flex-row-reverse',
        isSorted && 'text-ink',
      )}
    >
      <span className="truncate">{header}</span>
      <Sign
        className={classes(
          'size-3 shrink-0',
          !isSorted && 'opacity-0 group-hover:opacity-60',
          isBusy && 'animate-spin',
        )}
        aria-hidden
      />
    </button>
  );
}

const WIDTHS = ['w-3/4', 'w-1/2', 'w-2/3', 'w-5/6'];

/** The table's shape while its first rows come. */
export function LoadingRows<Row>({
  columns,
  isPhone,
  label,
}: {
  columns: readonly Column<Row>[];
  isPhone: boolean;
  label: string;
}) {
  const shown = isPhone ? columns.filter(({ phone }) => phone).slice(0, 2) : columns;
  return (
    <div role="status" aria-label={label} className="min-h-0 flex-1 overflow-hidden">
      {!isPhone && <div className="h-9 border-line border-b" />}
      {Array.from({ length: 12 }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <div key={line} className="flex h-(--row) items-center gap-6 border-line border-b px-4">
          {shown.map((column, index) => (
            <span
              key={column.id}
              className={column.width ? 'shrink-0' : 'min-w-0 flex-1'}
              style={{ width: column.width }}
            >
              <Skeleton className={`h-3 ${WIDTHS[(line + index) % WIDTHS.length]}`} />
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}
