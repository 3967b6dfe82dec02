import { useId } from 'react';
import { Card, useMessages } from '#ui';
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
      </div>
    </Card>
  );
}
