import { useId } from 'react';
import { api, got, idempotent } from '#api-client';
import { Button, Drawer, Form, SwitchField, useMessages, useProblemForm } from '#ui';
import { useWrite } from '../../app/queries';
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
  const formId = useId();
  const { id, settings } = connection;
  const write = useWrite<Values>({
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
    isQuiet: true,
  });
  const form = useProblemForm<Values>({
    defaultValues: {
      push: settings.push !== false,
      pull: settings.pull !== false,
      makeClasses: settings.makeClasses === true,
    },
    save: async (values) => {
      await write.mutateAsync(values);
    },
  });
  return (
    <Drawer
      isOpen
      onClose={onClose}
      isDirty={form.isDirty && !write.isSuccess}
      title={t('settingsTitle', { name: nameOf(connection) })}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" type="submit" form={formId} isBusy={form.isSaving}>
            {t('save')}
          </Button>
        </>
      }
    >
      <Form of={form} id={formId}>
        <SwitchField name="push" label={t('push')} hint={t('pushHint')} />
        <SwitchField name="pull" label={t('pull')} hint={t('pullHint')} />
        <SwitchField name="makeClasses" label={t('makeClasses')} hint={t('makeClassesHint')} />
      </Form>
    </Drawer>
  );
}
