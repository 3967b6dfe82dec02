import { isProblem } from '#api-client';
import { Problem, refusalOf } from '#ui';
import { ImportColumns } from './import-columns';
import { headingsOf, type ImportWish } from './import-wish';

/** Why a file cannot be read; when its headings say too little, the way to say it oneself. */
export function ImportRefusal({
  error,
  wish,
  onColumns,
}: {
  error: unknown;
  wish: ImportWish;
  onColumns(columns: ImportWish['columns']): void;
}) {
  const headings = isProblem(error, 'PURCHASE_ORDERS.IMPORT_COLUMNS') ? headingsOf(error.problem) : [];
  return (
    <>
      <Problem problem={refusalOf(error)} isInline />
      {headings.length > 0 && (
        <ImportColumns
          columns={headings.map((header) => ({ header, field: wish.columns[header] || null }))}
          wish={wish}
          onChange={onColumns}
        />
      )}
    </>
  );
}
