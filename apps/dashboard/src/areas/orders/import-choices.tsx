import { useId } from 'react';
import { Card, Field, INPUT, useMessages } from '#ui';
import { useMay } from '../../app/me';
import { useList } from '../../app/queries';
import { importMessages } from './import-messages';
import type { ImportWish } from './import-wish';
import type { Direction } from './order';

const DIRECTIONS: readonly Direction[] = ['customer', 'supplier'];

/** Whose orders they are and what becomes of them; a change reads the file again. */
export function ImportChoices({
  wish,
  onChange,
}: {
  wish: ImportWish;
  onChange(changes: Partial<ImportWish>): void;
}) {
  const t = useMessages(importMessages);
  const name = useId();
  return (
    <Card>
      <div className="flex flex-wrap items-start gap-x-10 gap-y-4">
        <fieldset>
          <legend className="mb-1.5 font-medium text-sm">{t('whose')}</legend>
          <div className="flex flex-wrap gap-x-5 gap-y-2">
            {DIRECTIONS.map((direction) => (
              <label key={direction} className="inline-flex min-h-6 items-center gap-2">
                <input
                  type="radio"
                  name={name}
                  className="size-4 accent-accent"
                  checked={wish.direction === direction}
                  onChange={() => onChange({ direction })}
                />
                {t(direction)}
              </label>
            ))}
          </div>
        </fieldset>
        <div className="space-y-2">
          {(['skipExisting', 'draft'] as const).map((choice) => (
            <label key={choice} className="flex min-h-6 items-center gap-2">
              <input
                type="checkbox"
                className="size-4 accent-accent"
                checked={wish[choice]}
                onChange={(event) => onChange({ [choice]: event.target.checked })}
              />
              {t(choice)}
            </label>
          ))}
        </div>
        <Mappings value={wish.mappingId} onChange={(mappingId) => onChange({ mappingId, columns: {} })} />
      </div>
    </Card>
  );
}

/** The mappings that are in use for such files; nothing where there is none. */
function Mappings({ value, onChange }: { value: string; onChange(id: string): void }) {
  const t = useMessages(importMessages);
  const isOff = !useMay('integrations.read');
  const { rows = [] } = useList(
    '/api/v1/field-mappings',
    { purpose: 'purchase-order-lines', active: true, limit: 200 },
    { isOff },
  );
  const published = rows.filter((one) => one.published !== null);
  if (published.length === 0) return null;
  return (
    <Field label={t('mapping')} className="w-64">
      {(ids) => (
        <select {...ids} className={INPUT} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{t('byHeadings')}</option>
          {published.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
