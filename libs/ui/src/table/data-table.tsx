import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { classes } from '../base/classes';
import { useGo } from '../base/link';
import { Problem } from '../base/problem';
import { useMediaQuery } from '../base/use-media-query';
import { refusalOf } from '../form/refusal';
import { useLanguage, useMessages } from '../i18n/language';
import { uiMessages } from '../i18n/ui-messages';
import { type Shortcut, useShortcuts } from '../keys/shortcuts';
import { useLooks } from '../theme/theme';
import { type ActiveRow, stepped } from './active-row';
import { type Column, sorted } from './columns';
import { MOST_SORTED, type Sorting, sortingOf } from './sorting';
import { BulkBar, TableFooter } from './table-bars';
import { HeadRow, LoadingRows } from './table-head';
import { TableRow } from './table-row';
import { useColumns } from './use-columns';

/** The rows of a list as `useList` answers them. */
export interface Rows<Row> {
  /** Undefined while the first page comes. */
  rows: readonly Row[] | undefined;
  error?: unknown;
  retry?(): void;
  hasMore?: boolean;
  isLoadingMore?: boolean;
  loadMore?(): void;
  /** Every row, also those not loaded yet: for an export. */
  all?(): Promise<readonly Row[]>;
  /** They are being read again; what is shown is a moment old. */
  isRefreshing?: boolean;
  /** When they were read, in milliseconds. With an `error` beside rows, the table says that they are of then. */
  asOf?: number;
}

export interface DataTableProps<Row> {
  /** Remembers the chosen columns, and names the exported file. */
  name: string;
  /** What the rows are, for those who hear the page. */
  label: string;
  list: Rows<Row>;
  columns: readonly Column<Row>[];
  idOf(row: Row): string;
  /** How a person calls the row. */
  nameOf(row: Row): string;
  /** Where a row leads: a press, Enter, and the link in its title column. */
  linkOf?(row: Row): string;
  /** Instead of a page: opens a drawer. */
  onOpen?(row: Row): void;
  /** From the address: `name` or `-name`. */
  sort?: string;
  onSort?(sort: string | undefined): void;
  /** Menu items of a row. */
  actions?(row: Row): ReactNode;
  /** Buttons for the selected rows; with them, rows can be selected. */
  bulkActions?(rows: readonly Row[], clear: () => void): ReactNode;
  /** Keys that act on the row one has moved to. */
  rowShortcuts?(row: Row): readonly Shortcut[];
  /** What stands there without any row: an `EmptyState`. */
  empty: ReactNode;
}

const PHONE = '(max-width: 639px)';
/** How many rows before its end a list asks for more: a first page only when one scrolls, a long one before one is there. */
const AHEAD = { short: 15, long: 80 };
const LONG = 200;

/**
 * A list of any length: virtual rows under a fixed head, J and K to move, Enter to open, X to select. It fills the height
 * its parent leaves and asks for more rows near its end. On a phone each row is a card of its `phone` columns.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { list, columns, idOf, empty, label, sort } = props;
  const { locale } = useLanguage();
  const t = useMessages(uiMessages);
  const isPhone = useMediaQuery(PHONE);
  const { shown, isShown, toggle } = useColumns(props.name, columns);
  const sorting = sortingOf(list, columns, props.onSort && sort);
  const isWhole = sorting === 'whole';
  const rows = useMemo(
    () => (isWhole ? sorted(list.rows ?? [], columns, sort, locale) : list.rows),
    [list.rows, isWhole, columns, sort, locale],
  );
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const chosen = useMemo(() => rows?.filter((row) => selected.has(idOf(row))) ?? [], [rows, selected, idOf]);
  const clear = () => setSelected(new Set());

  if (list.error && !rows) return <Problem problem={refusalOf(list.error)} onRetry={list.retry} />;
  if (rows?.length === 0) return empty;
  return (
    <div
      className={classes(
        'relative flex min-h-0 flex-col overflow-hidden rounded-lg border border-line bg-surface',
        !rows && 'flex-1',
      )}
    >
      {rows ? (
        <Body
          {...props}
          rows={rows}
          shown={shown}
          isPhone={isPhone}
          sorting={sorting}
          selected={selected}
          onSelect={setSelected}
        />
      ) : (
        <LoadingRows columns={shown} isPhone={isPhone} label={label} />
      )}
      {props.bulkActions && chosen.length > 0 && (
        <BulkBar count={chosen.length} onClear={clear}>
          {props.bulkActions(chosen, clear)}
        </BulkBar>
      )}
      <TableFooter
        list={list}
        note={sorting === 'tooLong' && sort !== undefined && t('tooLongToSort', { count: MOST_SORTED })}
        name={props.name}
        rows={rows}
        columns={columns}
        shown={shown}
        isShown={isShown}
        onToggle={toggle}
      />
    </div>
  );
}

interface BodyProps<Row> extends DataTableProps<Row> {
  rows: readonly Row[];
  shown: readonly Column<Row>[];
  isPhone: boolean;
  sorting: Sorting;
  selected: ReadonlySet<string>;
  onSelect(selected: ReadonlySet<string>): void;
}

function Body<Row>(props: BodyProps<Row>) {
  const { rows, shown, isPhone, idOf, nameOf, selected, onSelect, list, label, linkOf, bulkActions } = props;
  const { sorting } = props;
  const t = useMessages(uiMessages);
  const go = useGo();
  const { density } = useLooks();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<ActiveRow>();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (isPhone ? 64 : density === 'dense' ? 33 : 41),
    getItemKey: (index) => idOf(rows[index] as Row),
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (list.error || list.isLoadingMore) return;
    const ahead = rows.length < LONG ? AHEAD.short : AHEAD.long;
    const isNearEnd = lastShown >= rows.length - ahead;
    if (list.hasMore && (isNearEnd || sorting === 'reading')) list.loadMore?.();
  }, [lastShown, rows.length, list, sorting]);

  const open = (row: Row) => (props.onOpen ? props.onOpen(row) : linkOf && go(linkOf(row)));
  const toggle = (row: Row) => {
    const next = new Set(selected);
    if (!next.delete(idOf(row))) next.add(idOf(row));
    onSelect(next);
  };
  const { onOpen, onToggle } = useSteady({ onOpen: open, onToggle: toggle });
  const move = (step: 1 | -1) => {
    const next = stepped(rows.map(idOf), active, step);
    setActive(next);
    if (!next) return;
    virtual.scrollToIndex(next.place, { align: 'auto' });
    // Enter means this row now, and no longer the button that was pressed last.
    scroller.current?.focus({ preventScroll: true });
  };
  const here = active && rows.find((row) => idOf(row) === active.id);
  useShortcuts([
    { keys: 'J', label: t('keyNext'), run: () => move(1) },
    { keys: 'K', label: t('keyPrevious'), run: () => move(-1) },
    ...(here && (linkOf || props.onOpen)
      ? [{ keys: 'Enter', label: t('keyOpen'), run: () => open(here) }]
      : []),
    ...((here && props.rowShortcuts?.(here)) ?? []),
    ...(bulkActions && here ? [{ keys: 'X', label: t('keySelect'), run: () => toggle(here) }] : []),
  ]);
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <section
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no wheel scrolls it with the arrow keys
      tabIndex={0}
      className={classes(
        'min-h-0 flex-initial overflow-auto -outline-offset-2',
        // The active row says where one is.
        here && 'outline-none!',
      )}
      aria-label={label}
    >
      <table
        className={classes('w-full border-separate border-spacing-0', isPhone ? 'block' : 'table-fixed')}
        aria-rowcount={list.hasMore ? -1 : rows.length + 1}
      >
        {!isPhone && (
          <HeadRow
            {...props}
            columns={shown}
            isAllSelected={rows.length > 0 && rows.every((row) => selected.has(idOf(row)))}
            onSelectAll={(isOn) => onSelect(new Set(isOn ? rows.map(idOf) : []))}
          />
        )}
        <tbody className={isPhone ? 'block' : undefined}>
          <Spacer height={before} />
          {items.map(({ index, key }) => {
            const row = rows[index] as Row;
            return (
              <TableRow
                key={key}
                row={row}
                index={index}
                name={nameOf(row)}
                columns={shown}
                isPhone={isPhone}
                isActive={row === here}
                isSelected={selected.has(idOf(row))}
                onToggle={bulkActions && onToggle}
                onOpen={linkOf || props.onOpen ? onOpen : undefined}
                to={linkOf?.(row)}
                actions={props.actions}
                measure={virtual.measureElement}
              />
            );
          })}
          <Spacer height={after} />
        </tbody>
      </table>
    </section>
  );
}

/** The same two functions for as long as the table stands, which do what was said last. */
function useSteady<Row>(said: { onOpen(row: Row): void; onToggle(row: Row): void }) {
  const latest = useRef(said);
  latest.current = said;
  const onOpen = useCallback((row: Row) => latest.current.onOpen(row), []);
  const onToggle = useCallback((row: Row) => latest.current.onToggle(row), []);
  return { onOpen, onToggle };
}

/** Stands for the rows that are out of sight. */
function Spacer({ height }: { height: number }) {
  return height > 0 ? <tr aria-hidden className="block" style={{ height }} /> : null;
}
