import { Columns3, Download, LoaderCircle, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button, IconButton } from '../base/button';
import { StaleNote } from '../base/stale-note';
import { refusalOf } from '../form/refusal';
import { useMessages } from '../i18n/language';
import { uiMessages } from '../i18n/ui-messages';
import { Menu, MenuCheck } from '../overlay/menu';
import { useToast } from '../overlay/toast';
import type { Column } from './columns';
import { download, toCsv } from './csv';
import type { Rows } from './data-table';

/** Acts on what is selected; stands above the list's end while anything is. */
export function BulkBar({
  count,
  onClear,
  children,
}: {
  count: number;
  onClear(): void;
  children: ReactNode;
}) {
  const t = useMessages(uiMessages);
  return (
    <div
      role="toolbar"
      aria-label={t('selected', { count })}
      className="absolute inset-x-3 bottom-12 z-10 mx-auto flex w-fit max-w-full flex-wrap items-center gap-2 rounded-lg border border-line bg-raised py-1.5 pr-1.5 pl-3 shadow-lift"
    >
      <span className="tnum font-medium text-sm">{t('selected', { count })}</span>
      {children}
      <IconButton icon={X} label={t('clearSelection')} onClick={onClear} />
    </div>
  );
}

export function TableFooter<Row>({
  list,
  note,
  name,
  rows,
  columns,
  shown,
  isShown,
  onToggle,
}: {
  list: Rows<Row>;
  /** What one has to know of it. */
  note?: ReactNode;
  name: string;
  rows: readonly Row[] | undefined;
  columns: readonly Column<Row>[];
  shown: readonly Column<Row>[];
  isShown(column: Column<Row>): boolean;
  onToggle(id: string): void;
}) {
  const t = useMessages(uiMessages);
  const count = rows?.length ?? 0;
  const hasFailed = rows !== undefined && Boolean(list.error) && !list.isRefreshing;
  const say = useToast();
  const [isExporting, setExporting] = useState(false);
  const save = async () => {
    setExporting(true);
    try {
      const all = list.hasMore && list.all ? await list.all() : (rows ?? []);
      download(`${name}.csv`, toCsv(all, shown, t('currency')));
    } catch (error) {
      say(refusalOf(error).detail, { meaning: 'blocked' });
    } finally {
      setExporting(false);
    }
  };
  return (
    <footer className="shrink-0 border-line border-t">
      {hasFailed && (
        <StaleNote
          error={list.error}
          asOf={list.asOf}
          onRetry={list.retry}
          className="border-line border-b px-4 py-2"
        />
      )}
      <div className="flex h-10 items-center justify-between gap-2 pr-1 pl-4 text-soft text-sm">
        <span className="flex items-center gap-2">
          <span className="tnum" aria-live="polite">
            {rows &&
              (list.isLoadingMore
                ? t('loadingMore')
                : t(list.hasMore ? 'rowsShownSoFar' : 'rowsShown', { count }))}
          </span>
          {note && <span role="status">{note}</span>}
          {rows && list.isRefreshing && (
            <LoaderCircle className="size-3.5 animate-spin text-faint" aria-hidden />
          )}
        </span>
        <span className="flex items-center">
          {list.hasMore && !list.isLoadingMore && (
            <Button look="quiet" size="small" onClick={list.loadMore}>
              {t('loadMore')}
            </Button>
          )}
          <Menu trigger={<IconButton icon={Columns3} label={t('columns')} className="max-sm:hidden" />}>
            {columns.map((column) => (
              <MenuCheck
                key={column.id}
                isChecked={isShown(column)}
                onChange={() => (shown.length > 1 || !isShown(column)) && onToggle(column.id)}
              >
                {column.header}
              </MenuCheck>
            ))}
          </Menu>
          <IconButton
            icon={Download}
            label={t('exportCsv')}
            disabled={!rows || isExporting}
            onClick={() => void save()}
          />
        </span>
      </div>
    </footer>
  );
}
