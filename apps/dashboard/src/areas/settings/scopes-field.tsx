import { useController } from 'react-hook-form';
import { Button, useMessages } from '#ui';
import type { Permission } from '../../app/area';
import { useMe } from '../../app/me';
import { ChoicesFieldset } from './choices-fieldset';
import { keyMessages } from './key-messages';
import { actionMessages, subjectMessages } from './scope-messages';
import { groupedScopes, offeredScopes, readingScopes } from './scopes';

/** What a key may do, a line for each subject. */
export function ScopesField() {
  const t = useMessages(keyMessages);
  const subjectWord = useMessages(subjectMessages);
  const actionWord = useMessages(actionMessages);
  const { permissions } = useMe();
  const { field, fieldState } = useController<{ scopes: Permission[] }, 'scopes'>({
    name: 'scopes',
    rules: { validate: (scopes) => scopes.length > 0 || t('chooseOne') },
  });
  const chosen = new Set(field.value);
  const offered = offeredScopes(permissions);
  const toggle = (scope: Permission, isOn: boolean) =>
    field.onChange(offered.filter((one) => (one === scope ? isOn : chosen.has(one))));
  return (
    <ChoicesFieldset
      legend={t('scopes')}
      hint={t('scopesHint')}
      error={fieldState.error?.message}
      actions={
        <>
          <Button size="small" onClick={() => field.onChange(readingScopes(offered))}>
            {t('allReading')}
          </Button>
          <Button size="small" look="quiet" onClick={() => field.onChange([])}>
            {t('noScopes')}
          </Button>
        </>
      }
    >
      {groupedScopes(offered).map(({ subject, scopes }, index) => (
        <fieldset key={subject} className="grid gap-x-4 border-line border-b py-1.5 sm:grid-cols-[11rem_1fr]">
          <legend className="sr-only">{subjectWord(subject)}</legend>
          <span aria-hidden className="py-0.5 text-sm">
            {subjectWord(subject)}
          </span>
          <span className="flex flex-wrap gap-x-4 gap-y-1">
            {scopes.map(({ scope, action }, place) => (
              <label key={scope} className="inline-flex min-h-6 items-center gap-2 pointer-coarse:min-h-10">
                <input
                  type="checkbox"
                  // Whatever was refused begins here.
                  ref={index === 0 && place === 0 ? field.ref : undefined}
                  className="size-4 accent-accent"
                  checked={chosen.has(scope)}
                  onChange={(event) => toggle(scope, event.target.checked)}
                />
                {actionWord(action)}
              </label>
            ))}
          </span>
        </fieldset>
      ))}
    </ChoicesFieldset>
  );
}
