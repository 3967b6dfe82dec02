import { useId } from 'react';
import { useController } from 'react-hook-form';
import { classes, type Option } from '#ui';

/** Any of a few, as boxes to tick: their ids are the value. What is chosen and not offered any more can be taken away. */
export function ChoiceSet({
  name,
  label,
  hint,
  choices,
  missing,
}: {
  name: string;
  label: string;
  hint?: string;
  choices: readonly Option[];
  /** What something chosen is called that is not among the choices. */
  missing(id: string): string;
}) {
  const { field, fieldState } = useController({ name });
  const id = useId();
  const error = fieldState.error?.message;
  // A step that is being removed has no value any more.
  const chosen = (field.value ?? []) as readonly string[];
  const others = chosen.filter((id) => !choices.some((choice) => choice.id === id));
  const all = [...choices, ...others.map((id) => ({ id, label: missing(id) }))];
  const toggle = (id: string) =>
    field.onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-medium text-sm">{label}</legend>
      <div className="flex flex-wrap gap-1.5">
        {all.map((choice, index) => (
          <label
            key={choice.id}
            className={classes(
              'inline-flex min-h-8 cursor-pointer items-center gap-1.5 rounded-md border px-2.5 text-sm pointer-coarse:min-h-10',
              chosen.includes(choice.id)
                ? 'border-accent bg-accent-soft text-accent-text'
                : 'border-line-strong hover:bg-hover',
            )}
          >
            <input
              type="checkbox"
              ref={index === 0 ? field.ref : undefined}
              aria-invalid={error !== undefined}
              aria-describedby={error && id}
              checked={chosen.includes(choice.id)}
              onChange={() => toggle(choice.id)}
              className="size-4 accent-accent"
            />
            {choice.label}
          </label>
        ))}
      </div>
      {error && (
        <p id={id} role="alert" className="mt-1 text-blocked text-sm">
          {error}
        </p>
      )}
      {hint && <p className="mt-1 text-faint text-sm">{hint}</p>}
    </fieldset>
  );
}
