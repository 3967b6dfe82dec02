import { useController } from 'react-hook-form';
import { useMessages } from '#ui';
import { Part } from '../../app/part';
import { useRead } from '../../app/queries';
import { ChoicesFieldset } from './choices-fieldset';
import { byRecord, type EventType, stepOf } from './event-types';
import { useEventWords } from './event-words';
import { webhookMessages } from './webhook-messages';
import { EVERY_EVENT, type EventName } from './webhooks';

interface Values {
  events: EventName[];
  notices: boolean;
}

/** What a program is told, a line for each kind of record; or everything. */
export function EventsField() {
  const t = useMessages(webhookMessages);
  const types = useRead('/api/v1/webhook-event-types');
  const { field, fieldState } = useController<Values, 'events'>({
    name: 'events',
    rules: { validate: (events, { notices }) => notices || events.length > 0 || t('chooseOne') },
  });
  const isAll = field.value.includes(EVERY_EVENT);
  return (
    <ChoicesFieldset legend={t('events')} hint={t('eventsHint')} error={fieldState.error?.message}>
      <label className="mb-1 inline-flex min-h-6 items-center gap-2 font-medium pointer-coarse:min-h-10">
        <input
          type="checkbox"
          // Whatever was refused begins here.
          ref={field.ref}
          className="size-4 accent-accent"
          checked={isAll}
          onChange={({ target }) => field.onChange(target.checked ? [EVERY_EVENT] : [])}
        />
        {t('everything')}
      </label>
      {!isAll && (
        <Part read={types}>
          {({ items }) => <Types types={items} chosen={field.value} onChange={field.onChange} />}
        </Part>
      )}
    </ChoicesFieldset>
  );
}

function Types({
  types,
  chosen,
  onChange,
}: {
  types: readonly EventType[];
  chosen: readonly EventName[];
  onChange(chosen: EventName[]): void;
}) {
  const { recordWord, stepWord } = useEventWords();
  const toggle = (type: EventName, isOn: boolean) =>
    onChange(types.map((one) => one.type).filter((one) => (one === type ? isOn : chosen.includes(one))));
  return byRecord(types).map(({ record, types: own }) => (
    <fieldset key={record} className="grid gap-x-4 border-line border-b py-1.5 sm:grid-cols-[11rem_1fr]">
      <legend className="sr-only">{recordWord(record)}</legend>
      <span aria-hidden className="py-0.5 text-sm">
        {recordWord(record)}
      </span>
      <span className="flex flex-wrap gap-x-4 gap-y-1">
        {own.map(({ type }) => (
          <label key={type} className="inline-flex min-h-6 items-center gap-2 pointer-coarse:min-h-10">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={chosen.includes(type)}
              onChange={({ target }) => toggle(type, target.checked)}
            />
            {stepWord(stepOf(type))}
          </label>
        ))}
      </span>
    </fieldset>
  ));
}
