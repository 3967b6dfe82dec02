import { api, got, idempotent } from '#api-client';
import { FormDrawer, SwitchField, useMessages } from '#ui';
import { useSaveForm } from '../../app/save-form';
import { type Connection, INTEGRATIONS, nameOf } from './actions';
import { messages } from './messages';

interface Values {
  push: boolean;
  pull: boolean;
  makeClasses: boolean;
}

/** What a connection does by itself. */
export function SettingsDrawer({ connection, onClose }: { connection: Connection; onClose(): void }) {
  const t = useMessages(messages);
  const { id, settings } = connection;
  const { form, isSaved } = useSaveForm<Values>({
    defaultValues: {
      push: settings.push !== false,
      pull: settings.pull !== false,
      makeClasses: settings.makeClasses === true,
    },
    send: (body, key) =>
      got(
        api.PATCH('/api/v1/integrations/{id}', {
          params: { path: { id }, header: idempotent(key) },
          body,
        }),
      ),
    refreshes: [INTEGRATIONS],
    said: () => t('settingsSaved'),
    onDone: onClose,
  });
  return (
    <FormDrawer
      form={form}
      isSaved={isSaved}
      title={t('settingsTitle', { name: nameOf(connection) })}
      go={t('save')}
      onClose={onClose}
    >
      <SwitchField name="push" label={t('push')} hint={t('pushHint')} />
      <SwitchField name="pull" label={t('pull')} hint={t('pullHint')} />
      <SwitchField name="makeClasses" label={t('makeClasses')} hint={t('makeClassesHint')} />
    </FormDrawer>
  );
}
