import { api, got, idempotent } from '#api-client';
import { FormDialog, TextField, useMessages } from '#ui';
import { useSaveForm } from '../../app/save-form';
import { messages } from './messages';

interface Values {
  currentPassword: string;
  newPassword: string;
}

/** One's own password: the first one was chosen by somebody else. */
export function PasswordDialog({ onClose }: { onClose(): void }) {
  const t = useMessages(messages);
  const { form } = useSaveForm<Values>({
    defaultValues: { currentPassword: '', newPassword: '' },
    send: (body, key) => got(api.POST('/api/v1/me/password', { params: { header: idempotent(key) }, body })),
    refreshes: [],
    said: () => t('passwordChanged'),
    onDone: onClose,
  });
  return (
    <FormDialog form={form} title={t('password')} go={t('save')} onClose={onClose}>
      <p className="text-soft">{t('passwordLead')}</p>
      <TextField
        name="currentPassword"
        label={t('currentPassword')}
        type="password"
        autoComplete="current-password"
        isRequired
        autoFocus
      />
      <TextField
        name="newPassword"
        label={t('newPassword')}
        hint={t('newPasswordHint')}
        type="password"
        autoComplete="new-password"
        isRequired
      />
    </FormDialog>
  );
}
