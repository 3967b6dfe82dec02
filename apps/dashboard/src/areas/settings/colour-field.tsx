import { useController } from 'react-hook-form';
import { Field, INPUT, useMessages } from '#ui';
import { organizationMessages } from './organization-messages';

const COLOUR = /^(#[0-9a-f]{6})?$/i;

/** A colour as text, with the browser's own palette beside it. */
export function ColourField() {
  const t = useMessages(organizationMessages);
  const { field, fieldState } = useController<{ accentColor: string }, 'accentColor'>({
    name: 'accentColor',
    rules: { validate: (text) => COLOUR.test(text.trim()) || t('colourBad') },
  });
  return (
    <Field label={t('accentColor')} hint={t('accentHint')} error={fieldState.error?.message}>
      {(ids) => (
        <div className="flex items-center gap-2">
          <input {...ids} {...field} type="text" maxLength={7} autoComplete="off" className={INPUT} />
          <input
            type="color"
            aria-label={t('palette')}
            value={COLOUR.test(field.value) && field.value ? field.value : '#1f4e79'}
            onChange={(event) => field.onChange(event.target.value)}
            className="h-9 w-11 shrink-0 rounded-md border border-line-strong bg-surface p-1"
          />
        </div>
      )}
    </Field>
  );
}
