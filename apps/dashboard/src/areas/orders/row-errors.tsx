import { Download } from 'lucide-react';
import {
  Button,
  Card,
  download,
  type Meaning,
  MeaningSign,
  SimpleTable,
  toCsv,
  useMediaQuery,
  useMessages,
} from '#ui';
import { importMessages } from './import-messages';
import type { RowError } from './import-wish';

interface RowErrorsProps {
  title: string;
  lead?: string;
  /** The first of them; `count` is how many there are. */
  errors: readonly RowError[];
  count: number;
  meaning: Meaning;
}

/** Every row that is wrong, with its column, a sentence and what to do. */
export function RowErrors({ title, lead, errors, count, meaning }: RowErrorsProps) {
  const t = useMessages(importMessages);
  const isPhone = useMediaQuery('(max-width: 639px)');
  if (errors.length === 0) return null;
  const isCut = count > errors.length;
  return (
    <Card
      isFlush
      title={
        <span className="flex items-center gap-2">
          <MeaningSign meaning={meaning} />
          {title}
        </span>
      }
      action={meaning === 'blocked' && <SaveErrors errors={errors} />}
    >
      {(lead || isCut) && (
        <p className="border-line border-b px-4 py-2.5 text-soft">
          {lead} {isCut && t('firstShown', { count: errors.length })}
        </p>
      )}
      {isPhone ? <ErrorCards errors={errors} /> : <ErrorRows title={title} errors={errors} />}
    </Card>
  );
}

const keyOf = ({ row, column, message }: RowError) => `${row} ${column} ${message}`;

function SaveErrors({ errors }: { errors: readonly RowError[] }) {
  const t = useMessages(importMessages);
  const column = (header: string, text: (error: RowError) => string) => ({
    ...{ id: header, header, text },
    cell: text,
  });
  const columns = [
    column(t('row'), ({ row }) => String(row)),
    column(t('column'), (error) => error.column ?? ''),
    column(t('what'), ({ message }) => message),
    column(t('fix'), ({ fix }) => fix ?? ''),
  ];
  return (
    <Button
      look="quiet"
      size="small"
      icon={Download}
      onClick={() => download(`${t('errorsFile')}.csv`, toCsv(errors, columns))}
    >
      {t('saveErrors')}
    </Button>
  );
}

function ErrorRows({ title, errors }: Pick<RowErrorsProps, 'title' | 'errors'>) {
  const t = useMessages(importMessages);
  return (
    <SimpleTable
      isFlush
      label={title}
      head={[t('row'), t('column'), t('what'), t('fix')]}
      widths={['5rem', '11rem', 'auto', '40%']}
      rows={errors.map((error) => ({
        id: keyOf(error),
        cells: [
          error.row,
          error.column ?? (
            <span key="c" className="text-faint">
              {t('wholeRow')}
            </span>
          ),
          <span key="m" className="font-medium">
            {error.message}
          </span>,
          error.fix,
        ],
      }))}
    />
  );
}

/** On a phone what to do stands below what is wrong. */
function ErrorCards({ errors }: Pick<RowErrorsProps, 'errors'>) {
  const t = useMessages(importMessages);
  return (
    <ul className="divide-y divide-line">
      {errors.map((error) => (
        <li key={keyOf(error)} className="px-4 py-3">
          <p className="text-soft text-sm">
            {t('place', { row: error.row, column: error.column ?? t('wholeRow') })}
          </p>
          <p className="font-medium">{error.message}</p>
          {error.fix && <p className="text-soft">{error.fix}</p>}
        </li>
      ))}
    </ul>
  );
}
