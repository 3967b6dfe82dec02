import { api, got, idempotent } from '#api-client';
import { FormDrawer, SwitchField, TextField, useMessages } from '#ui';
import { useSaveForm } from '../../app/save-form';
import { EventsField } from './events-field';
import { webhookMessages } from './webhook-messages';
import { ENDPOINTS, type Endpoint, type EventName, type WithSecret } from './webhooks';

interface Values {
  url: string;
  description: string;
  events: EventName[];
  notices: boolean;
}

/** Where a program listens and what it is told. A new one answers with its secret. */
export function EndpointDrawer({
  endpoint,
  onMade,
  onClose,
}: {
  endpoint?: Endpoint;
  onMade?(made: WithSecret): void;
  onClose(): void;
}) {
  const t = useMessages(webhookMessages);
  const { form, isSaved } = useSaveForm<Values, Endpoint | WithSecret>({
    defaultValues: {
      url: endpoint?.url ?? '',
      description: endpoint?.description ?? '',
      events: endpoint?.events ?? [],
      notices: endpoint?.notices ?? false,
    },
    send: ({ url, description, ...chosen }, key) => {
      const body = { ...chosen, url: url.trim(), description: description.trim() || null };
      const header = idempotent(key);
      if (!endpoint) return got(api.POST(ENDPOINTS, { params: { header }, body }));
      const { id, version } = endpoint;
      return got(
        api.PATCH(`${ENDPOINTS}/{id}`, { params: { path: { id }, header }, body: { ...body, version } }),
      );
    },
    refreshes: [ENDPOINTS],
    onDone: (made) => {
      if ('secret' in made) onMade?.(made);
      else onClose();
    },
  });
  return (
    <FormDrawer
      form={form}
      isSaved={isSaved}
      isWide
      title={t(endpoint ? 'editTitle' : 'addTitle')}
      go={t(endpoint ? 'save' : 'create')}
      onClose={onClose}
    >
      <TextField
        name="url"
        label={t('url')}
        hint={t('urlHint')}
        isRequired
        autoFocus
        autoComplete="off"
        placeholder="https://erp.example.com/hooks"
        maxLength={2000}
      />
      <TextField
        name="description"
        label={t('description')}
        hint={t('descriptionHint')}
        autoComplete="off"
        maxLength={200}
      />
      <SwitchField name="notices" label={t('notices')} hint={t('noticesHint')} />
      <EventsField />
    </FormDrawer>
  );
}
