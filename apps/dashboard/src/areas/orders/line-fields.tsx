import { useFormContext, useWatch } from 'react-hook-form';
import { AmountField, ComboField, SelectField, TextField, useMessages } from '#ui';
import { findItems } from '../../app/find';
import { LineCards, type Taxes } from '../../app/line-cards';
import { formMessages } from './form-messages';
import { EMPTY_LINE, type OrderValues } from './order-form';

/** The lines of an order, each with what its item says unless something else is written. */
export function LineFields({ currency }: { currency: string | undefined }) {
  const { getValues } = useFormContext<OrderValues>();
  return (
    <LineCards empty={EMPTY_LINE} numberOf={(index) => getValues(`lines.${index}.lineNumber`)}>
      {(index, taxes) => <LineForm index={index} currency={currency} taxes={taxes} />}
    </LineCards>
  );
}

function LineForm({ index, currency, taxes }: { index: number; currency: string | undefined; taxes: Taxes }) {
  const t = useMessages(formMessages);
  const name = `lines.${index}` as const;
  const lineNumber = useWatch<OrderValues, `lines.${number}.lineNumber`>({ name: `${name}.lineNumber` });
  const itemId = useWatch<OrderValues, `lines.${number}.itemId`>({ name: `${name}.itemId` });
  // What is left empty on a new line comes from its item.
  const isFilled = lineNumber === undefined && itemId !== null;
  return (
    <>
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
    </>
  );
}
