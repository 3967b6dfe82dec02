import { api, got, idempotent, type schemas } from '#api-client';
import { FormDrawer, SelectField, TextField, useMessages } from '#ui';
import type { Permission } from '../../app/area';
import { useSaveForm } from '../../app/save-form';
import { keyMessages } from './key-messages';
import { ScopesField } from './scopes-field';

type Made = schemas['NewApiKeyAnswer'];

interface Values {
  name: string;
  /** Empty: it does not end by itself. */
  expiresInDays: string;
  scopes: Permission[];
}

/** Makes a key; the answer is the only place where it stands. */
export function NewKeyDrawer({ onMade, onClose }: { onMade(made: Made): void; onClose(): void }) {
  const t = useMessages(keyMessages);
  const { form, isSaved } = useSaveForm<Values, Made>({
    defaultValues: { name: '', expiresInDays: '365', scopes: [] },
    send: ({ name, expiresInDays, scopes }, key) =>
      got(
        api.POST('/api/v1/api-keys', {
          params: { header: idempotent(key) },
          body: {
            name: name.trim(),
            scopes,
            ...(expiresInDays && { expiresInDays: Number(expiresInDays) }),
          },
        }),
      ),
    refreshes: ['/api/v1/api-keys'],
    onDone: onMade,
  });
  return (
    <FormDrawer form={form} isSaved={isSaved} isWide title={t('addTitle')} go={t('create')} onClose={onClose}>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="name"
          label={t('name')}
          hint={t('nameHint')}
          isRequired
          autoFocus
          autoComplete="off"
          maxLength={120}
        />
        <SelectField
          name="expiresInDays"
          label={t('expiresIn')}
          choices={[
            ['30', t('days', { count: 30 })],
            ['90', t('days', { count: 90 })],
            ['365', t('afterYear')],
            ['', t('never')],
          ]}
        />
      </div>
      <ScopesField />
    </FormDrawer>
  );
}
