import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api, got, idempotent, newKey, type schemas } from '#api-client';
import { Button, Card, Confirm, IconButton, SimpleTable, StatePill, useMessages } from '#ui';
import { useMay } from '../../app/me';
import { Part } from '../../app/part';
import { useRead, useWrite } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import { SLACK, SlackDrawer } from './slack-drawer';
import { slackMessages } from './slack-messages';

export type Channel = schemas['SlackChannelAnswer'];

/** The Slack channels that get the notices of people. */
export function SlackCard() {
  const t = useMessages(slackMessages);
  const mayManage = useMay('outside-channels.manage');
  const [{ slack }, change] = useUrlState();
  const read = useRead(SLACK);
  const [removing, setRemoving] = useState<Channel>();
  const close = () => change({ slack: undefined });
  const shown = read.data?.items.find(({ id }) => id === slack);
  return (
    <>
      <Card
        title={t('title')}
        isFlush
        action={
          mayManage && (
            <Button size="small" icon={Plus} onClick={() => change({ slack: 'new' }, 'push')}>
              {t('add')}
            </Button>
          )
        }
      >
        <Part read={read}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="p-4 text-soft">{t('none')}</p>
            ) : (
              <Channels
                channels={items}
                onEdit={mayManage ? ({ id }) => change({ slack: id }, 'push') : undefined}
                onRemove={setRemoving}
              />
            )
          }
        </Part>
      </Card>
      {mayManage && (slack === 'new' || shown) && <SlackDrawer channel={shown} onClose={close} />}
      {removing && <RemoveQuestion channel={removing} onClose={() => setRemoving(undefined)} />}
    </>
  );
}

function Channels({
  channels,
  onEdit,
  onRemove,
}: {
  channels: readonly Channel[];
  /** Without it nobody may. */
  onEdit: ((channel: Channel) => void) | undefined;
  onRemove(channel: Channel): void;
}) {
  const t = useMessages(slackMessages);
  return (
    <SimpleTable
      label={t('title')}
      isFlush
      hasActions={Boolean(onEdit)}
      head={[t('name'), t('kinds'), t('state'), ...(onEdit ? [t('actions')] : [])]}
      rows={channels.map((channel) => ({
        id: channel.id,
        cells: [
          <span key="n" className="font-medium">
            {channel.name}
          </span>,
          channel.kinds.length === 0 ? t('everything') : t('kindCount', { count: channel.kinds.length }),
          <span key="s">
            <StatePill meaning={channel.active ? 'good' : 'attention'}>
              {t(channel.active ? 'on' : 'off')}
            </StatePill>
            {channel.inactiveReason && (
              <span className="block text-faint text-sm">{channel.inactiveReason}</span>
            )}
          </span>,
          ...(onEdit
            ? [
                <span key="a" className="flex gap-1">
                  <IconButton
                    icon={Pencil}
                    label={`${t('edit')}: ${channel.name}`}
                    onClick={() => onEdit(channel)}
                  />
                  <IconButton
                    icon={Trash2}
                    label={`${t('remove')}: ${channel.name}`}
                    onClick={() => onRemove(channel)}
                  />
                </span>,
              ]
            : []),
        ],
      }))}
    />
  );
}

function RemoveQuestion({ channel: { id, name }, onClose }: { channel: Channel; onClose(): void }) {
  const t = useMessages(slackMessages);
  const remove = useWrite<void>({
    send: () =>
      got(
        api.DELETE('/api/v1/slack-channels/{id}', { params: { path: { id }, header: idempotent(newKey()) } }),
      ),
    refreshes: [SLACK],
    said: () => t('removed'),
    onDone: onClose,
  });
  return (
    <Confirm
      isOpen
      isDanger
      title={t('removeTitle', { name })}
      confirmLabel={t('remove')}
      isBusy={remove.isPending}
      onConfirm={() => remove.mutate()}
      onCancel={onClose}
    >
      {t('removeText')}
    </Confirm>
  );
}
