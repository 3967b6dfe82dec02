import { X } from 'lucide-react';
import { useController, useFormContext, useWatch } from 'react-hook-form';
import { Combo, DayField, IconButton, TextField, useFormat, useMessages } from '#ui';
import { ConflictList } from './conflicts';
import { visitMessages } from './messages';
import { conflictsOf, planned, type Visit } from './plan';
import { type PlanValues, typedPlan } from './plan-values';
import type { BoardData } from './use-board';

/** The fields, with what speaks against what they say. */
export function PlanFields({ board, visit }: { board: BoardData; visit: Visit }) {
  const t = useMessages(visitMessages);
  const { zone } = useFormat();
  const { control } = useFormContext<PlanValues>();
  const [contractorIds, day, from, to] = useWatch({ control, name: ['contractorIds', 'day', 'from', 'to'] });
  const typed = planned(visit, typedPlan({ contractorIds, day, from, to }, zone), board.nameOf);
  return (
    <>
      <PeopleField board={board} />
      <div className="grid grid-cols-2 gap-4 sm:grid-cols-[minmax(0,1fr)_7rem_7rem]">
        <DayField name="day" label={t('onDay')} className="col-span-2 sm:col-span-1" />
        <TextField name="from" type="time" label={t('from')} />
        <TextField name="to" type="time" label={t('to')} />
      </div>
      <ConflictList conflicts={conflictsOf(typed, board)} />
    </>
  );
}

/** Who goes: found by name, taken off one by one. */
function PeopleField({ board: { people, nameOf } }: { board: BoardData }) {
  const t = useMessages(visitMessages);
  const { field, fieldState } = useController<PlanValues, 'contractorIds'>({ name: 'contractorIds' });
  const find = async (text: string) =>
    [...people.values()]
      .filter(
        ({ id, displayName }) =>
          !field.value.includes(id) && displayName.toLocaleLowerCase().includes(text.toLocaleLowerCase()),
      )
      .map(({ id, displayName, companyName }) => ({
        id,
        label: displayName,
        detail: companyName ?? undefined,
      }));
  return (
    <fieldset>
      <legend className="mb-1 font-medium text-sm">{t('who')}</legend>
      {field.value.length === 0 && <p className="mb-2 text-faint text-sm">{t('nobodyGoes')}</p>}
      <ul className="mb-2 flex flex-wrap gap-1.5 empty:hidden">
        {field.value.map((id) => (
          <li
            key={id}
            className="inline-flex items-center rounded-md border border-line-strong pl-2.5 text-sm"
          >
            {nameOf(id)}
            <IconButton
              icon={X}
              label={t('remove', { name: nameOf(id) })}
              onClick={() => field.onChange(field.value.filter((one) => one !== id))}
            />
          </li>
        ))}
      </ul>
      <Combo
        // A fresh one after each choice: what was chosen stands above.
        key={field.value.join()}
        label={t('addWho')}
        isLabelHidden
        placeholder={t('addWho')}
        value={null}
        search={find}
        error={fieldState.error?.message}
        onChange={(option) => option && field.onChange([...field.value, option.id])}
      />
    </fieldset>
  );
}
