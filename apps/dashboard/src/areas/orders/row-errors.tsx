import { Download } from 'lucide-react';
import { Button, Card, download, type Meaning, MeaningSign, SimpleTable, toCsv, useMessages } from '#ui';
import { importMessages } from './import-messages';
import type { RowError } from './import-wish';

/** Every row that is wrong, with its column, a sentence and what to do. */
export function RowErrors({
  title,
  lead,
  errors,
  meaning,
}: {
  title: string;
  lead?: string;
  errors: readonly RowError[];
  meaning: Meaning;
}) {
  const t = useMessages(importMessages);
  if (errors.length === 0) return null;
  const head = [t('row'), t('column'), t('what'), t('fix')];
  const save = () => {
    const cells = ({ row, column, message, fix }: RowError) => [
      String(row),
      column ?? '',
      message,
      fix ?? '',
    ];
    const columns = head.map((header, index) => ({
      id: header,
      header,
      cell: () => null,
      text: (error: RowError) => cells(error)[index] ?? '',
    }));
    download(`${title}.csv`, toCsv(errors, columns));
  };
  return (
    <Card
      isFlush
      title={
        <span className="flex items-center gap-2">
          <MeaningSign meaning={meaning} />
          {title}
        </span>
      }
      action={
        <Button look="quiet" size="small" icon={Download} onClick={save}>
          {t('saveErrors')}
        </Button>
      }
    >
      {lead && <p className="border-line border-b px-4 py-2.5 text-soft">{lead}</p>}
      <SimpleTable
        isFlush
        label={title}
        head={head}
        rows={errors.map(({ row, column, message, fix }) => ({
          id: `${row} ${column} ${message}`,
          cells: [
            <span key="r" className="tnum">
              {row}
            </span>,
            column ?? (
              <span key="c" className="text-faint">
                {t('wholeRow')}
              </span>
            ),
            <span key="m" className="font-medium">
              {message}
            </span>,
            fix,
          ],
        }))}
      />
    </Card>
  );
}
