import type { InputHTMLAttributes } from 'react';
import { type RegisterOptions, useController, useFormContext } from 'react-hook-form';
import { classes } from '../base/classes';
import { useLanguage, useMessages } from '../i18n/language';
import { uiMessages } from '../i18n/ui-messages';
import { decimalText } from './decimal-text';
import { Field, type FieldTexts, INPUT, INPUT_DENSE } from './field';
import { Toggle } from './toggle';

export interface InputProps extends FieldTexts {
  /** The property of the request body, so that refusals find it. */
  name: string;
}

function useRegistered(name: string, isRequired: boolean | undefined, rules: RegisterOptions = {}) {
  const t = useMessages(uiMessages);
  const { register, getFieldState, formState } = useFormContext();
  const error = getFieldState(name, formState).error;
  return {
    input: register(name, { ...rules, ...(isRequired && { required: t('required') }) }),
    error: error?.message,
  };
}

type Html = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'type' | 'autoComplete' | 'inputMode' | 'placeholder' | 'autoFocus' | 'disabled' | 'maxLength'
>;

/** One line of text. */
export function TextField({
  name,
  label,
  hint,
  isRequired,
  className,
  isLabelHidden,
  ...html
}: InputProps & Html) {
  const { input, error } = useRegistered(name, isRequired);
  const look = classes(INPUT, isLabelHidden && INPUT_DENSE);
  return (
    <Field {...{ label, hint, isRequired, className, isLabelHidden, error }}>
      {(ids) => <input type="text" {...html} {...input} {...ids} className={look} />}
    </Field>
  );
}

/** Browsers let a year of six digits be typed. */
const LAST_DAY = '9999-12-31';
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day, `YYYY-MM-DD`. */
export function DayField({ name, label, hint, isRequired, className, isLabelHidden }: InputProps) {
  const t = useMessages(uiMessages);
  const { input, error } = useRegistered(name, isRequired, {
    pattern: { value: DAY, message: t('notADay') },
  });
  const look = classes(INPUT, isLabelHidden && INPUT_DENSE);
  return (
    <Field {...{ label, hint, isRequired, className, isLabelHidden, error }}>
      {(ids) => <input {...input} {...ids} type="date" max={LAST_DAY} className={look} />}
    </Field>
  );
}

/** Decimal text, typed as the person's language writes it: it is sent, and shown when the field is left, as `1234.50`. */
export function AmountField({
  name,
  label,
  hint,
  isRequired,
  className,
  isLabelHidden,
  placeholder,
  unit,
}: InputProps & Pick<Html, 'placeholder'> & { unit?: string }) {
  const { setValue } = useFormContext();
  const { language } = useLanguage();
  const understood = (typed: unknown) => (typeof typed === 'string' ? decimalText(typed, language) : typed);
  const { input, error } = useRegistered(name, isRequired, { setValueAs: understood });
  return (
    <Field {...{ label, hint, isRequired, className, isLabelHidden, error }}>
      {(ids) => (
        <div className="relative">
          <input
            type="text"
            inputMode="decimal"
            autoComplete="off"
            placeholder={placeholder}
            {...input}
            {...ids}
            onBlur={(event) => {
              setValue(name, understood(event.target.value), { shouldDirty: true });
              void input.onBlur(event);
            }}
            className={classes(INPUT, 'tnum text-right', unit && 'pr-14', isLabelHidden && INPUT_DENSE)}
          />
          {unit && (
            <span className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-faint text-sm">
              {unit}
            </span>
          )}
        </div>
      )}
    </Field>
  );
}

/** Several lines of text. */
export function TextAreaField({
  name,
  label,
  hint,
  isRequired,
  className,
  rows = 3,
}: InputProps & { rows?: number }) {
  const { input, error } = useRegistered(name, isRequired);
  return (
    <Field {...{ label, hint, isRequired, className, error }}>
      {(ids) => <textarea rows={rows} {...input} {...ids} className={classes(INPUT, 'h-auto py-1.5')} />}
    </Field>
  );
}

/** One of a few fixed choices: the browser's own list, which phones show best. Records are chosen with `ComboField`. */
export function SelectField({
  name,
  label,
  hint,
  isRequired,
  className,
  isLabelHidden,
  choices,
  emptyLabel,
}: InputProps & { choices: readonly (readonly [value: string, label: string])[]; emptyLabel?: string }) {
  const { input, error } = useRegistered(name, isRequired);
  return (
    <Field {...{ label, hint, isRequired, className, isLabelHidden, error }}>
      {(ids) => (
        <select {...input} {...ids} className={classes(INPUT, isLabelHidden && INPUT_DENSE)}>
          {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
          {choices.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Yes or no. */
export function SwitchField({ name, label, hint, className }: InputProps) {
  const { field } = useController({ name });
  return (
    <Toggle
      label={label}
      hint={hint}
      className={className}
      isOn={Boolean(field.value)}
      onChange={field.onChange}
    />
  );
}
