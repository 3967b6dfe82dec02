import { Plus, Trash2 } from 'lucide-react';
import { useEffect } from 'react';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { AmountField, Button, ComboField, IconButton, SelectField, TextField, useMessages } from '#ui';
import { useList } from '../../app/queries';
import { findItems, type ItemOption } from './find';
import { EMPTY_LINE, type JobValues } from './job-form';
import { makeMessages } from './make-messages';

/** The lines of a job that no order stands behind. */
export function JobLinesFields() {
  const t = useMessages(makeMessages);
  const { control } = useFormContext<JobValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'lines', keyName: 'key' });
  const codes = useList('/api/v1/tax-codes', { active: true, limit: 200 }).rows ?? [];
  const taxes = codes.map(({ id, name, description }) => [id, description ?? name] as const);
  return (
    <fieldset className="space-y-4 border-line border-t">
      <legend className="pr-2 font-medium">{t('lines')}</legend>
      {fields.map(({ key }, index) => (
        <LineForm
          key={key}
          index={index}
          taxes={taxes}
          onRemove={fields.length > 1 ? () => remove(index) : undefined}
        />
      ))}
      <Button icon={Plus} size="small" onClick={() => append(EMPTY_LINE)}>
        {t('addLine')}
      </Button>
    </fieldset>
  );
}

function LineForm({
  index,
  taxes,
  onRemove,
}: {
  index: number;
  taxes: readonly (readonly [id: string, name: string])[];
  onRemove?: () => void;
}) {
  const t = useMessages(makeMessages);
  const name = `lines.${index}` as const;
  useFillFromItem(index);
  return (
    <div className="space-y-3 rounded-lg border border-line p-3">
      <div className="flex items-center justify-between gap-2">
        <span className="text-soft text-sm">{t('line', { line: index + 1 })}</span>
        {onRemove && (
          <IconButton icon={Trash2} label={t('removeLine', { line: index + 1 })} onClick={onRemove} />
        )}
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <ComboField name={`${name}.itemId`} label={t('item')} hint={t('itemHint')} search={findItems} />
        <TextField
          name={`${name}.description`}
          label={t('lineText')}
          isRequired
          autoComplete="off"
          maxLength={4000}
        />
      </div>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        <AmountField name={`${name}.quantity`} label={t('quantity')} isRequired />
        <AmountField name={`${name}.unitPrice`} label={t('unitPrice')} isRequired />
        <SelectField
          // A list that came later does not yet show which one is chosen.
          key={taxes.length}
          name={`${name}.taxCodeId`}
          label={t('taxCode')}
          choices={taxes}
          emptyLabel={t('noTax')}
          className="max-sm:col-span-2"
        />
      </div>
    </div>
  );
}

/** What is empty comes from the item that was chosen; what was typed stays. */
function useFillFromItem(index: number): void {
  const { setValue, getValues } = useFormContext<JobValues>();
  const item = useWatch<JobValues, `lines.${number}.itemId`>({ name: `lines.${index}.itemId` });
  useEffect(() => {
    const { name, unitPrice } = (item ?? {}) as Partial<ItemOption>;
    const line = getValues(`lines.${index}`);
    if (name && !line.description) setValue(`lines.${index}.description`, name, { shouldDirty: true });
    if (unitPrice && !line.unitPrice) setValue(`lines.${index}.unitPrice`, unitPrice, { shouldDirty: true });
  }, [item, index, getValues, setValue]);
}
