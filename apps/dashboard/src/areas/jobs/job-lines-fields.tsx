import { useEffect, useRef } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { AmountField, ComboField, SelectField, TextField, useMessages } from '#ui';
import { findItems, type ItemOption } from '../../app/find';
import { LineCards, type Taxes } from '../../app/line-cards';
import { EMPTY_LINE, type JobValues } from './job-form';
import { type Filling, filledByItem } from './line-fill';
import { makeMessages } from './make-messages';

/** The lines of a job that no order stands behind. */
export function JobLinesFields() {
  return (
    <LineCards empty={EMPTY_LINE}>{(index, taxes) => <LineForm index={index} taxes={taxes} />}</LineCards>
  );
}

function LineForm({ index, taxes }: { index: number; taxes: Taxes }) {
  const t = useMessages(makeMessages);
  const name = `lines.${index}` as const;
  useFillFromItem(index);
  return (
    <>
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
    </>
  );
}

/** What is empty, or came from another item, comes from the one that was chosen; what was typed stays. */
function useFillFromItem(index: number): void {
  const { setValue, getValues } = useFormContext<JobValues>();
  const item = useWatch<JobValues, `lines.${number}.itemId`>({ name: `lines.${index}.itemId` });
  const last = useRef<Filling>(undefined);
  useEffect(() => {
    const { name, unitPrice } = (item ?? {}) as Partial<ItemOption>;
    if (!name) return;
    const filling = { description: name, unitPrice: unitPrice ?? '' };
    const filled = filledByItem(getValues(`lines.${index}`), filling, last.current);
    for (const [field, text] of Object.entries(filled))
      setValue(`lines.${index}.${field as keyof Filling}`, text, { shouldDirty: true });
    last.current = filling;
  }, [item, index, getValues, setValue]);
}
