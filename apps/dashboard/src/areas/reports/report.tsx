import { Printer } from 'lucide-react';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import {
  Button,
  Card,
  type Column,
  DataTable,
  type DataTableProps,
  refusalOf,
  Skeleton,
  sorted,
  useFormat,
  useMessages,
  useToast,
} from '#ui';
import { useMe } from '../../app/me';
import { type ReportFile, ReportFiles } from '../../app/report-files';
import { messages } from './messages';

export interface ReportProps<Row> extends Omit<DataTableProps<Row>, 'name' | 'label'> {
  /** Names the exported file. */
  name: string;
  title: string;
  /** What it covers: a period, or the day it is as of. */
  note?: ReactNode;
  /** What the server calls it, where it writes it as a file. */
  file?: ReportFile;
  /** The same where the server writes it elsewhere. */
  files?: ReactNode;
  /** What can be chosen above it. */
  choices: ReactNode;
  /** Key figures, where it has any. */
  figures?: ReactNode;
  chart?: ReactNode;
  chartTitle?: string;
  /** Said below: what the reader must know to trust it. */
  remark?: ReactNode;
}

/** A report: what it covers, the picture, the table, and both on paper with every row. */
export function Report<Row>({
  title,
  note,
  choices,
  figures,
  chart,
  chartTitle,
  remark,
  file,
  files,
  ...table
}: ReportProps<Row>) {
  const t = useMessages(messages);
  const { locale } = useFormat();
  const { paper, print, isPreparing } = usePaper(table.list);
  const hasRows = (table.list.rows?.length ?? 0) > 0;
  return (
    <div className="space-y-4">
      <PaperHead title={title} note={note} />
      <div className="flex flex-wrap items-center gap-2" data-no-print>
        {choices}
        <span className="ml-auto flex gap-1">
          {file && <ReportFiles file={file} name={table.name} />}
          {files}
          <Button look="quiet" icon={Printer} isBusy={isPreparing} onClick={() => void print()}>
            {t('print')}
          </Button>
        </span>
      </div>
      {figures}
      {chart && (hasRows || !table.list.rows) && (
        <Card title={<ChartTitle title={chartTitle ?? title} note={note} />} className="break-inside-avoid">
          {hasRows ? (
            <Suspense fallback={<Skeleton className="h-[220px] w-full" />}>{chart}</Suspense>
          ) : (
            <Skeleton className="h-[220px] w-full" />
          )}
        </Card>
      )}
      <div className="flex max-h-[40rem] flex-col" data-no-print>
        <DataTable<Row> {...table} label={title} />
      </div>
      {paper && (
        <PaperTable
          rows={sorted(paper, table.columns, table.sort, locale)}
          columns={table.columns}
          idOf={table.idOf}
        />
      )}
      {remark && <p className="text-faint text-sm">{remark}</p>}
    </div>
  );
}

function ChartTitle({ title, note }: { title: string; note?: ReactNode }) {
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      {title}
      {note && <span className="tnum font-normal text-soft text-sm">{note}</span>}
    </span>
  );
}

/** Whose report it is and when it was made: on paper only. */
function PaperHead({ title, note }: { title: string; note?: ReactNode }) {
  const t = useMessages(messages);
  const { instant } = useFormat();
  const { organization } = useMe();
  return (
    <div className="hidden print:block">
      <p className="text-soft">{organization.name}</p>
      <h2 className="font-semibold text-lg">{title}</h2>
      <p className="text-soft">
        {note} · {t('madeAt', { at: instant(new Date().toISOString()) })}
      </p>
    </div>
  );
}

/** A table without an end, for paper: a browser prints no row that is out of sight. */
function PaperTable<Row>({
  rows,
  columns,
  idOf,
}: {
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  idOf(row: Row): string;
}) {
  const shown = columns.filter(({ isHidden }) => !isHidden);
  const side = (column: Column<Row>) => (column.align === 'end' ? 'text-right' : 'text-left');
  return (
    <table className="hidden w-full text-xs print:table">
      <thead>
        <tr>
          {shown.map((column) => (
            <th key={column.id} scope="col" className={`border-line border-b px-1 py-1 ${side(column)}`}>
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={idOf(row)} className="break-inside-avoid">
            {shown.map((column) => (
              <td key={column.id} className={`border-line border-b px-1 py-1 ${side(column)}`}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The rows on paper: those that are loaded when the browser prints by itself, all of them after a press on Print. */
function usePaper<Row>(list: DataTableProps<Row>['list']) {
  const say = useToast();
  const [paper, setPaper] = useState<readonly Row[]>();
  const [isPreparing, setPreparing] = useState(false);
  useEffect(() => {
    const before = () => flushSync(() => setPaper((ready) => ready ?? list.rows));
    const after = () => setPaper(undefined);
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, [list.rows]);
  const print = async () => {
    setPreparing(true);
    try {
      const all = list.hasMore && list.all ? await list.all() : list.rows;
      flushSync(() => setPaper(all));
      window.print();
    } catch (error) {
      say(refusalOf(error).detail, { meaning: 'blocked' });
    } finally {
      setPreparing(false);
    }
  };
  return { paper, print, isPreparing };
}
