import { ImageUp, Trash2 } from 'lucide-react';
import { type ChangeEvent, useRef } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import { Button, Field, useMessages } from '#ui';
import { organizationMessages } from './organization-messages';

const MAX_BYTES = 250_000;
const KINDS = ['image/png', 'image/jpeg'];

/** A picture for the head of our papers. Its value is what `BrandingValues.logo` says. */
export function LogoField({ hasLogo }: { hasLogo: boolean }) {
  const t = useMessages(organizationMessages);
  const input = useRef<HTMLInputElement>(null);
  const { setError, clearErrors } = useFormContext<{ logo: string }>();
  const { field, fieldState } = useController<{ logo: string }, 'logo'>({ name: 'logo' });
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (!file) return;
    if (!KINDS.includes(file.type)) setError('logo', { message: t('logoKind') });
    else if (file.size > MAX_BYTES) setError('logo', { message: t('logoTooBig') });
    else {
      clearErrors('logo');
      field.onChange(await addressOf(file));
    }
    target.value = '';
  };
  const isThere = field.value === '' ? hasLogo : field.value !== 'none';
  return (
    <Field label={t('logo')} hint={t('logoHint')} error={fieldState.error?.message}>
      {({ id, 'aria-describedby': described }) => (
        <div className="flex flex-wrap items-center gap-2">
          <input
            ref={input}
            id={id}
            aria-describedby={described}
            type="file"
            accept={KINDS.join(',')}
            className="sr-only"
            tabIndex={-1}
            onChange={(event) => void choose(event)}
          />
          <Button
            ref={field.ref}
            icon={ImageUp}
            aria-describedby={described}
            onClick={() => input.current?.click()}
          >
            {t('chooseLogo')}
          </Button>
          {isThere && (
            <Button look="quiet" icon={Trash2} onClick={() => field.onChange('none')}>
              {t('removeLogo')}
            </Button>
          )}
        </div>
      )}
    </Field>
  );
}

/** The picture as a `data:` address. */
function addressOf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error(file.name));
    reader.readAsDataURL(file);
  });
}
