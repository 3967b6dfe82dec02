import { Card, INPUT, useMessages } from '#ui';
import { importFieldMessages, importMessages } from './import-messages';
import type { ImportField, ImportWish } from './import-wish';

const FIELDS = Object.keys(importFieldMessages) as ImportField[];

interface Recognised {
  header: string;
  field: ImportField | null;
}

/** What each column was taken for; a person may say otherwise. */
export function ImportColumns({
  columns,
  wish,
  onChange,
}: {
  columns: readonly Recognised[];
  wish: ImportWish;
  onChange(columns: ImportWish['columns']): void;
}) {
  const t = useMessages(importMessages);
  const field = useMessages(importFieldMessages);
  return (
    <Card title={t('columns')}>
      <p className="mb-3 text-soft">{t('columnsLead')}</p>
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
        {columns.map(({ header, field: taken }) => (
          <label key={header} className="block min-w-0">
            <span className="mb-1 block truncate font-medium text-sm">{header || '–'}</span>
            <select
              className={INPUT}
              value={taken ?? ''}
              onChange={(event) =>
                onChange({ ...wish.columns, [header]: event.target.value as ImportField | '' })
              }
            >
              <option value="">{t('unused')}</option>
              {FIELDS.map((one) => (
                <option key={one} value={one}>
                  {field(one)}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
    </Card>
  );
}
