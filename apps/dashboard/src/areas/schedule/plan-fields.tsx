import { X } from 'lucide-react';
import { useController, useFormContext, useWatch } from 'react-hook-form';
import { Button, Combo, DayField, IconButton, TextField, useFormat, useMessages } from '#ui';
import { ConflictList } from './conflicts';
import { visitMessages } from './messages';
import { conflictsOf, planned, planOf, type Visit } from './plan';
import { lastDayOf, type PlanValues, typedPlan } from './plan-values';
import { useAround } from './use-around';
import type { BoardData } from './use-board';

/** The fields, with what speaks against what they say. */
export function PlanFields({ board, visit }: { board: BoardData; visit: Visit }) {
  const t = useMessages(visitMessages);
  const { zone } = useFormat();
  const { control } = useFormContext<PlanValues>();
  const [contractorIds, day, from, to, daysLater] = useWatch({
    ...{ control, name: ['contractorIds', 'day', 'from', 'to', 'daysLater'] },
  });
  const nameOf = (id: string) =>
    visit.assignments.find(({ contractorId }) => contractorId === id)?.contractorName ?? board.nameOf(id);
  const plan = typedPlan({ contractorIds, day, from, to, daysLater }, zone, planOf(visit));
  const typed = planned(visit, plan, nameOf);
  const visits = useAround(typed, board);
  return (
    <>
      <PeopleField people={board.people} nameOf={nameOf} />
      <div className="grid grid-cols-2 gap-4 sm:grid-cols-[minmax(0,1fr)_7rem_7rem]">
        <DayField name="day" label={t('onDay')} className="col-span-2 sm:col-span-1" />
        <TextField name="from" type="time" label={t('from')} />
        <TextField name="to" type="time" label={t('to')} />
      </div>
      <LastDay />
      <ConflictList conflicts={conflictsOf(typed, { ...board, visits })} />
    </>
  );
}

/** A visit that goes on for days says until when, and can be made to end on its day. */
function LastDay() {
  const t = useMessages(visitMessages);
  const { day: written } = useFormat();
  const { control, setValue } = useFormContext<PlanValues>();
  const [day, from, to, daysLater] = useWatch({ control, name: ['day', 'from', 'to', 'daysLater'] });
  const lastDay = lastDayOf({ day, from, to, daysLater });
  if (!lastDay || daysLater === 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-sm">
      {t('endsOn', { day: written(lastDay) })}
      <Button
        look="quiet"
        size="small"
        onClick={() => setValue('daysLater', 0, { shouldDirty: true, shouldTouch: true })}
      >
        {t('oneDay')}
      </Button>
    </p>
  );
}

/** Who goes: found by name, taken off one by one. */
function PeopleField({ people, nameOf }: Pick<BoardData, 'people' | 'nameOf'>) {
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
