import { Plus, Trash2 } from 'lucide-react';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { api, got } from '#api-client';
import {
  AmountField,
  Button,
  ComboField,
  IconButton,
  type Option,
  SelectField,
  TextField,
  useMessages,
} from '#ui';
import { useList } from '../../app/queries';
import { formMessages } from './form-messages';
import { EMPTY_LINE, type OrderValues } from './order-form';

/** The lines of an order: as many as there are, each with what its item says unless something else is written. */
export function LineFields({ currency }: { currency: string | undefined }) {
  const t = useMessages(formMessages);
  const { control } = useFormContext<OrderValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'lines', keyName: 'key' });
  const taxCodes = useList('/api/v1/tax-codes', { active: true, limit: 200 }).rows ?? [];
  const taxes = taxCodes.map(({ id, name, description }) => [id, description ?? name] as const);
  return (
    <fieldset className="space-y-4 border-line border-t">
      <legend className="pr-2 font-medium">{t('lines')}</legend>
      {fields.map(({ key }, index) => (
        <LineForm
          key={key}
          index={index}
          currency={currency}
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
  currency,
  taxes,
  onRemove,
}: {
  index: number;
  currency: string | undefined;
  taxes: readonly (readonly [id: string, name: string])[];
  onRemove?: () => void;
}) {
  const t = useMessages(formMessages);
  const name = `lines.${index}` as const;
  const lineNumber = useWatch<OrderValues, `lines.${number}.lineNumber`>({ name: `${name}.lineNumber` });
  const itemId = useWatch<OrderValues, `lines.${number}.itemId`>({ name: `${name}.itemId` });
  // What is left empty on a new line comes from its item.
  const isFilled = lineNumber === undefined && itemId !== null;
  return (
    <div className="space-y-3 rounded-lg border border-line p-3">
      <div className="flex items-center justify-between gap-2">
        <span className="text-soft text-sm">{t('line', { line: lineNumber ?? index + 1 })}</span>
        {onRemove && (
          <IconButton icon={Trash2} label={t('removeLine', { line: index + 1 })} onClick={onRemove} />
        )}
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <ComboField name={`${name}.itemId`} label={t('item')} hint={t('itemHint')} search={findItems} />
        <TextField
          name={`${name}.description`}
          label={t('description')}
          isRequired={!isFilled}
          autoComplete="off"
          maxLength={4000}
        />
      </div>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        <AmountField name={`${name}.quantity`} label={t('quantity')} isRequired />
        <TextField name={`${name}.unit`} label={t('unit')} autoComplete="off" maxLength={20} />
        <AmountField
          name={`${name}.unitPrice`}
          label={currency ? `${t('unitPrice')}, ${currency}` : t('unitPrice')}
          isRequired={!isFilled}
        />
        <SelectField
          // A list that came later does not yet show which one is chosen.
          key={taxes.length}
          name={`${name}.taxCodeId`}
          label={t('taxCode')}
          choices={taxes}
          emptyLabel={t(isFilled ? 'taxOfItem' : 'noTax')}
        />
      </div>
    </div>
  );
}

async function findItems(text: string, signal: AbortSignal): Promise<Option[]> {
  const { items } = await got(
    api.GET('/api/v1/items', {
      params: { query: { q: text || undefined, active: true, limit: 20 } },
      signal,
    }),
  );
  return items.map(({ id, name, sku }) => ({ id, label: name, detail: sku ?? undefined }));
}
