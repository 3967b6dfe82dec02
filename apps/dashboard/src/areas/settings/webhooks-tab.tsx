import { Plus, Webhook } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  type Column,
  DataTable,
  DateTime,
  EmptyState,
  textColumn,
  useMessages,
  useShortcuts,
} from '#ui';
import { useMay } from '../../app/me';
import { useList } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import { EndpointDrawer } from './endpoint-drawer';
import { EndpointPill, useChosen } from './endpoint-state';
import { SecretDialog } from './secret-dialog';
import { SlackCard } from './slack-card';
import { webhookMessages } from './webhook-messages';
import { ENDPOINTS, type Endpoint, type WithSecret } from './webhooks';

/** Programs and Slack channels that are told what happens. */
export function WebhooksTab() {
  const t = useMessages(webhookMessages);
  const mayManage = useMay('outside-channels.manage');
  const [{ edit }, change] = useUrlState();
  const list = useList(ENDPOINTS);
  const [made, setMade] = useState<WithSecret>();
  const open = () => change({ edit: 'new' }, 'push');
  const close = () => change({ edit: undefined });
  const columns = useColumnsOf();
  useShortcuts(mayManage ? [{ keys: 'N', label: t('add'), run: open }] : []);
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="max-w-3xl text-soft">{t('lead')}</p>
        {mayManage && (
          <Button look="primary" icon={Plus} onClick={open}>
            {t('add')}
          </Button>
        )}
      </div>
      <DataTable<Endpoint>
        name="webhook-endpoints"
        label={t('endpoints')}
        list={list}
        columns={columns}
        idOf={({ id }) => id}
        nameOf={({ description, url }) => description ?? url}
        linkOf={({ id }) => `/webhooks/${id}`}
        empty={
          <EmptyState icon={Webhook} title={t('emptyTitle')}>
            {t('empty')}
          </EmptyState>
        }
      />
      <SlackCard />
      {edit === 'new' && mayManage && (
        <EndpointDrawer
          onMade={(endpoint) => {
            close();
            setMade(endpoint);
          }}
          onClose={close}
        />
      )}
      {made && <SecretDialog secret={made.secret} onClose={() => setMade(undefined)} />}
    </>
  );
}

function useColumnsOf(): Column<Endpoint>[] {
  const t = useMessages(webhookMessages);
  const chosen = useChosen();
  return [
    textColumn('url', t('url'), ({ url }) => url, {
      phone: 'title',
      cell: ({ url, description }) => (
        <span className="min-w-0">
          {description && <span className="mr-2 font-medium">{description}</span>}
          <span className="font-mono text-soft text-xs">{url}</span>
        </span>
      ),
    }),
    textColumn('events', t('events'), chosen, { width: 160, phone: 'detail' }),
    {
      id: 'state',
      header: t('state'),
      width: 160,
      phone: 'end',
      cell: (endpoint) => <EndpointPill endpoint={endpoint} />,
      text: ({ active }) => t(active ? 'on' : 'off'),
    },
    {
      id: 'added',
      header: t('added'),
      width: 140,
      cell: ({ createdAt }) => <DateTime value={createdAt} style="date" />,
      text: ({ createdAt }) => createdAt,
    },
  ];
}
