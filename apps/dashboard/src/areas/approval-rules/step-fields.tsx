import { Plus, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { Button, IconButton, type Option, TextField, useMessages } from '#ui';
import { APPROVERS } from './approvers';
import { ChoiceSet } from './choice-set';
import type { People } from './people';
import { peopleMessages } from './people-messages';
import { emptyStep, type RouteValues, roleChoice, userChoice } from './route-form';
import { routeMessages } from './route-messages';

const MOST_STEPS = 10;

/** The steps of a route, one after the other: who decides, how many of them, and who helps. */
export function StepFields({ people }: { people: People }) {
  const t = useMessages(routeMessages);
  const role = useMessages(peopleMessages);
  const { control } = useFormContext<RouteValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'steps', keyName: 'key' });
  const steps = useRef<HTMLFieldSetElement>(null);
  const removeStep = (index: number) => {
    remove(index);
    // The button that was pressed is gone.
    steps.current?.focus();
  };
  const choices = [
    ...APPROVERS.map((one) => ({ id: roleChoice(one), label: role(`all_${one}`) })),
    ...(people.approvers ?? []).map(({ id, name }) => ({ id: userChoice(id), label: name })),
  ];
  return (
    <fieldset ref={steps} tabIndex={-1} className="space-y-4 border-line border-t outline-none">
      <legend className="pr-2 font-medium">{t('steps')}</legend>
      {fields.map(({ key }, index) => (
        <StepForm
          key={key}
          index={index}
          choices={choices}
          people={people}
          onRemove={fields.length > 1 ? () => removeStep(index) : undefined}
        />
      ))}
      {fields.length < MOST_STEPS && (
        <Button
          icon={Plus}
          size="small"
          onClick={() => append(emptyStep(t('step', { place: fields.length + 1 })))}
        >
          {t('addStep')}
        </Button>
      )}
    </fieldset>
  );
}

function StepForm({
  index,
  choices,
  people,
  onRemove,
}: {
  index: number;
  choices: readonly Option[];
  people: People;
  onRemove?: () => void;
}) {
  const t = useMessages(routeMessages);
  const name = `steps.${index}` as const;
  const hours = useWatch<RouteValues, `steps.${number}.escalateAfterHours`>({
    name: `${name}.escalateAfterHours`,
  });
  const missing = (choice: string) => people.nameOf(choice.slice(choice.indexOf(':') + 1));
  return (
    <div className="space-y-3 rounded-lg border border-line p-3">
      <div className="flex min-h-8 items-center justify-between gap-2">
        <span className="text-soft text-sm">{t('step', { place: index + 1 })}</span>
        {onRemove && (
          <IconButton icon={Trash2} label={t('removeStep', { place: index + 1 })} onClick={onRemove} />
        )}
      </div>
      <TextField name={`${name}.name`} label={t('stepName')} isRequired autoComplete="off" maxLength={100} />
      <ChoiceSet
        name={`${name}.roles`}
        label={t('who')}
        hint={t('whoHint')}
        choices={choices}
        missing={missing}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField name={`${name}.quorum`} label={t('quorum')} type="number" isRequired />
        <TextField
          name={`${name}.escalateAfterHours`}
          label={t('hours')}
          hint={t('hoursHint')}
          type="number"
        />
      </div>
      {hours && (
        <ChoiceSet name={`${name}.escalateToRoles`} label={t('help')} choices={choices} missing={missing} />
      )}
    </div>
  );
}
