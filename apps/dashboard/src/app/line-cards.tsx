import { Plus, Trash2 } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { Button, defineMessages, IconButton, useMessages } from '#ui';
import { useList } from './queries';

const messages = defineMessages({
  lines: ['Lines', 'Lignes'],
  line: ['Line {line}', 'Ligne {line}'],
  addLine: ['Add a line', 'Ajouter une ligne'],
  removeLine: ['Remove line {line}', 'Retirer la ligne {line}'],
});

export type Taxes = readonly (readonly [id: string, name: string])[];

/** The `lines` of a document in a form: as many as there are, each in a card, with the tax codes that it may have. */
export function LineCards({
  empty,
  numberOf,
  children,
}: {
  /** What a line that is added begins as. */
  empty: object;
  /** The number of a line that has one already. */
  numberOf?(index: number): number | undefined;
  children(index: number, taxes: Taxes): ReactNode;
}) {
  const t = useMessages(messages);
  const { control } = useFormContext<{ lines: object[] }>();
  const { fields, append, remove } = useFieldArray({ control, name: 'lines', keyName: 'key' });
  const lines = useRef<HTMLFieldSetElement>(null);
  const removeLine = (index: number) => {
    remove(index);
    // The button that was pressed is gone.
    lines.current?.focus();
  };
  const codes = useList('/api/v1/tax-codes', { active: true, limit: 200 }).rows ?? [];
  const taxes = codes.map(({ id, name, description }) => [id, description ?? name] as const);
  return (
    <fieldset ref={lines} tabIndex={-1} className="space-y-4 border-line border-t outline-none">
      <legend className="pr-2 font-medium">{t('lines')}</legend>
      {fields.map(({ key }, index) => (
        <div key={key} className="space-y-3 rounded-lg border border-line p-3">
          <div className="flex items-center justify-between gap-2">
            <span className="text-soft text-sm">{t('line', { line: numberOf?.(index) ?? index + 1 })}</span>
            {fields.length > 1 && (
              <IconButton
                icon={Trash2}
                label={t('removeLine', { line: index + 1 })}
                onClick={() => removeLine(index)}
              />
            )}
          </div>
          {children(index, taxes)}
        </div>
      ))}
      <Button icon={Plus} size="small" onClick={() => append(empty)}>
        {t('addLine')}
      </Button>
    </fieldset>
  );
}
