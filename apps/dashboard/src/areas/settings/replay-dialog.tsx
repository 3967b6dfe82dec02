import { useState } from 'react';
import { api, got, idempotent } from '#api-client';
import { FormDialog, SelectField, SwitchField, useMessages, useToast } from '#ui';
import { useSaveForm } from '../../app/save-form';
import { webhookMessages } from './webhook-messages';
import { ENDPOINTS } from './webhooks';

interface Values {
  hours: string;
  onlyMissing: boolean;
}

/** Sends a program everything again since a moment, or only what has not arrived. */
export function ReplayDialog({ endpointId: id, onClose }: { endpointId: string; onClose(): void }) {
  const t = useMessages(webhookMessages);
  const say = useToast();
  // The same wish sent twice has to be the same body: moments count from when this was opened.
  const [openedAt] = useState(() => Date.now());
  const { form } = useSaveForm<Values, { messages: number | null }>({
    defaultValues: { hours: '24', onlyMissing: true },
    send: ({ hours, onlyMissing }, key) => {
      const since = new Date(openedAt - Number(hours) * 3_600_000).toISOString();
      const params = { path: { id }, header: idempotent(key) };
      return got(api.POST('/api/v1/webhook-endpoints/{id}/replay', { params, body: { since, onlyMissing } }));
    },
    refreshes: [ENDPOINTS],
    onDone: ({ messages }) => {
      if (messages === null) say(t('queuedMany'));
      else say(messages > 0 ? t('queuedCount', { count: messages }) : t('nothingMissing'));
      onClose();
    },
  });
  return (
    <FormDialog form={form} title={t('replayTitle')} go={t('replay')} onClose={onClose}>
      <p className="text-soft">{t('replayLead')}</p>
      <SelectField
        name="hours"
        label={t('since')}
        choices={[
          ['1', t('lastHour')],
          ['24', t('lastDay')],
          ['168', t('lastWeek')],
          ['720', t('lastMonth')],
        ]}
      />
      <SwitchField name="onlyMissing" label={t('onlyMissing')} />
    </FormDialog>
  );
}
