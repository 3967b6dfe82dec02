import { useController } from 'react-hook-form';
import { api, got, idempotent, type schemas } from '#api-client';
import { FormDrawer, SelectField, SwitchField, TextField, useMessages } from '#ui';
import { useSaveForm } from '../../app/save-form';
import { kindMessages } from './kind-messages';
import type { Channel } from './slack-card';
import { slackMessages } from './slack-messages';

type Kind = NonNullable<schemas['CreateSlackChannelBody']['kinds']>[number];

interface Values {
  name: string;
  url: string;
  language: 'en' | 'fr';
  active: boolean;
  kinds: Kind[];
}

export const SLACK = '/api/v1/slack-channels';
const KINDS = Object.keys(kindMessages) as (keyof typeof kindMessages & Kind)[];

/** A Slack channel: where it is, and which notices it gets. */
export function SlackDrawer({ channel, onClose }: { channel: Channel | undefined; onClose(): void }) {
  const t = useMessages(slackMessages);
  const { form, isSaved } = useSaveForm<Values>({
    defaultValues: {
      name: channel?.name ?? '',
      url: '',
      language: channel?.language ?? 'en',
      active: true,
      kinds: (channel?.kinds ?? []) as Kind[],
    },
    send: ({ url, active, ...chosen }, key): Promise<unknown> => {
      const header = idempotent(key);
      const address = url.trim();
      if (!channel) return got(api.POST(SLACK, { params: { header }, body: { ...chosen, url: address } }));
      const body = { ...chosen, active, ...(address && { url: address }) };
      return got(api.PATCH(`${SLACK}/{id}`, { params: { path: { id: channel.id }, header }, body }));
    },
    refreshes: [SLACK],
    said: () => t('saved'),
    onDone: onClose,
  });
  return (
    <FormDrawer
      form={form}
      isSaved={isSaved}
      isWide
      title={t(channel ? 'editTitle' : 'addTitle')}
      go={t(channel ? 'save' : 'add')}
      onClose={onClose}
    >
      <TextField name="name" label={t('name')} placeholder="#office" isRequired autoFocus maxLength={80} />
      <TextField
        name="url"
        label={t('url')}
        hint={channel ? `${t('urlHint')} ${t('urlKept')}` : t('urlHint')}
        isRequired={!channel}
        autoComplete="off"
        maxLength={500}
      />
      <SelectField
        name="language"
        label={t('language')}
        choices={[
          ['en', t('english')],
          ['fr', t('french')],
        ]}
      />
      {channel && !channel.active && <SwitchField name="active" label={t('switchOn')} />}
      <KindsField />
    </FormDrawer>
  );
}

function KindsField() {
  const t = useMessages(slackMessages);
  const word = useMessages(kindMessages);
  const { field } = useController<Values, 'kinds'>({ name: 'kinds' });
  return (
    <fieldset className="border-line border-t pt-2">
      <legend className="pr-2 font-medium">{t('kinds')}</legend>
      <p className="mb-2 text-faint text-sm">{t('kindsHint')}</p>
      <div className="grid gap-x-4 sm:grid-cols-2">
        {KINDS.map((kind) => (
          <label key={kind} className="flex min-h-7 items-center gap-2 pointer-coarse:min-h-10">
            <input
              type="checkbox"
              className="size-4 shrink-0 accent-accent"
              checked={field.value.includes(kind)}
              onChange={({ target }) =>
                field.onChange(
                  KINDS.filter((one) => (one === kind ? target.checked : field.value.includes(one))),
                )
              }
            />
            {word(kind)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
