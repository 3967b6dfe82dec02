import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import {
  AmountField,
  ComboField,
  classes,
  IconButton,
  Money,
  SelectField,
  TextField,
  useFormat,
  useMessages,
} from '#ui';
import { findItems } from '../../app/find';
import { type DraftLine, type DraftValues, isBlank, restsOnWork } from './draft-form';
import { draftMessages } from './draft-messages';
import { usePreview } from './use-preview';

/** One row where there is room, a card where there is none. */
export const ROW =
  'grid grid-cols-[minmax(9rem,14rem)_minmax(9rem,1fr)_5rem_7rem_4.5rem_9rem_7rem_2rem] items-start gap-x-2';

type Taxes = readonly (readonly [id: string, name: string])[];

interface LineProps {
  index: number;
  isRow: boolean;
  taxes: Taxes;
}

/** A line of the invoice. What is left empty comes from its item, and stands in the fields in grey. */
export function DraftLineFields({ onRemove, ...props }: LineProps & { onRemove(): void }) {
  const t = useMessages(draftMessages);
  const { lineOf } = usePreview();
  const { index, isRow } = props;
  const name = `lines.${index}` as const;
  const line = useWatch<DraftValues, `lines.${number}`>({ name });
  // A line that is being removed is told so before it goes.
  if (!line) return null;
  const isNote = line.kept?.kind === 'note';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no grid in every browser
    <div
      role="group"
      aria-label={t('line', { line: index + 1 })}
      data-line={index}
      className={classes(
        isRow ? `${ROW} px-4 py-1` : 'grid grid-cols-2 gap-3 border-line border-b p-4 sm:grid-cols-4',
      )}
    >
      <Cell of="itemId" className="max-xl:col-span-2">
        {!isNote && (
          <ComboField name={`${name}.itemId`} label={t('item')} search={findItems} isLabelHidden={isRow} />
        )}
      </Cell>
      <Cell of="description" className="max-xl:col-span-2">
        <TextField
          name={`${name}.description`}
          label={t('description')}
          placeholder={lineOf(line.id)?.description}
          hint={restsOnWork(line) ? t('restsOnWork') : undefined}
          autoComplete="off"
          maxLength={4000}
          isLabelHidden={isRow}
        />
      </Cell>
      {!isNote && <Price {...props} line={line} />}
      <Amount line={line} isRow={isRow} />
      <span className={classes('flex justify-end', isRow ? 'col-start-8' : 'self-end')}>
        <IconButton icon={Trash2} label={t('removeLine', { line: index + 1 })} onClick={onRemove} />
      </span>
    </div>
  );
}

function Price({ index, isRow, taxes, line }: LineProps & { line: DraftLine }) {
  const t = useMessages(draftMessages);
  const { price } = useFormat();
  const { lineOf } = usePreview();
  const name = `lines.${index}` as const;
  const { id, itemId, discountPercent, taxCodeId } = line;
  const shown = lineOf(id);
  const isChoice = itemId !== null || taxCodeId === 'none';
  return (
    <>
      <Cell of="quantity">
        <AmountField name={`${name}.quantity`} label={t('quantity')} placeholder="1" isLabelHidden={isRow} />
      </Cell>
      <Cell of="unitPrice">
        <AmountField
          name={`${name}.unitPrice`}
          label={t('unitPrice')}
          placeholder={shown && !discountPercent ? price(shown.unitPrice) : undefined}
          // A blank line is left out, and an item knows its price.
          isRequired={!itemId && !isBlank(line)}
          isLabelHidden={isRow}
        />
      </Cell>
      <Cell of="discountPercent">
        <AmountField name={`${name}.discountPercent`} label={t('off')} isLabelHidden={isRow} />
      </Cell>
      <Cell of="taxCodeId">
        <SelectField
          // A list that came later does not yet show which one is chosen.
          key={taxes.length}
          name={`${name}.taxCodeId`}
          label={t('tax')}
          choices={[...taxes, ...(isChoice ? [['none', t('noTax')] as const] : [])]}
          emptyLabel={t(itemId ? 'taxOfItem' : 'noTax')}
          isLabelHidden={isRow}
        />
      </Cell>
    </>
  );
}

function Cell({ of, className, children }: { of: string; className?: string; children: ReactNode }) {
  return (
    <div data-cell={of} className={classes('min-w-0', className)}>
      {children}
    </div>
  );
}

/** The amount as the API adds it up, with its tax. */
function Amount({ line, isRow }: { line: DraftLine; isRow: boolean }) {
  const t = useMessages(draftMessages);
  const { amount } = useFormat();
  const { lineOf, isOld } = usePreview();
  const shown = line.kept?.kind === 'note' ? undefined : lineOf(line.id);
  const hasTax = shown?.taxAmount && Number(shown.taxAmount) !== 0;
  return (
    <div className={classes(isRow && 'col-start-7 pt-1.5 text-right', isOld && 'opacity-60')}>
      {!isRow && <span className="mb-1 block font-medium text-sm">{t('amount')}</span>}
      <Money amount={shown?.amount} strong />
      {hasTax && (
        <span className="tnum block text-faint text-xs">
          {t('plusTax', { amount: amount(shown.taxAmount ?? '') })}
        </span>
      )}
    </div>
  );
}
