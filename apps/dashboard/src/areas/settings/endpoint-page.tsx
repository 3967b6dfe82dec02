import { KeyRound, Pencil, Power, RotateCcw, Send, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api, got, idempotent, newKey } from '#api-client';
import {
  Button,
  Confirm,
  DateTime,
  MeaningSign,
  Menu,
  MenuItem,
  MenuLine,
  Page,
  PageHeader,
  Problem,
  refusalOf,
  useFormat,
  useGo,
  useMessages,
} from '#ui';
import { useMay } from '../../app/me';
import { PageSkeleton } from '../../app/page-skeleton';
import { useRead, useWrite } from '../../app/queries';
import { useId, useUrlState } from '../../app/url-state';
import { Deliveries } from './deliveries';
import { EndpointDrawer } from './endpoint-drawer';
import { EndpointPill, useChosen } from './endpoint-state';
import { ReplayDialog } from './replay-dialog';
import { SecretDialog } from './secret-dialog';
import { webhookMessages } from './webhook-messages';
import { ENDPOINTS, type Endpoint, stateOf, useEndpointWrites } from './webhooks';

/** One program: what it is told, what was sent, and everything one can do about it. */
export default function EndpointPage() {
  const id = useId();
  const read = useRead('/api/v1/webhook-endpoints/{id}', undefined, { id, everySeconds: 10 });
  if (read.data) return <OneEndpoint endpoint={read.data} />;
  return (
    <Page>
      {read.error ? (
        <Problem problem={refusalOf(read.error)} onRetry={() => void read.refetch()} />
      ) : (
        <PageSkeleton />
      )}
    </Page>
  );
}

function OneEndpoint({ endpoint }: { endpoint: Endpoint }) {
  const t = useMessages(webhookMessages);
  const mayManage = useMay('outside-channels.manage');
  const chosen = useChosen();
  const [{ edit }, change] = useUrlState();
  const writes = useEndpointWrites(endpoint);
  const close = () => change({ edit: undefined });
  const { id, url, description, active, createdAt } = endpoint;
  return (
    <Page isFilling>
      <PageHeader
        title={description ?? new URL(url).host}
        state={<EndpointPill endpoint={endpoint} />}
        back={{ to: '/settings?tab=webhooks', label: t('back') }}
        actions={
          mayManage && (
            <>
              {active && (
                <Button icon={RotateCcw} onClick={() => change({ edit: 'replay' }, 'push')}>
                  {t('replayAll')}
                </Button>
              )}
              {active ? (
                <Button
                  look="primary"
                  icon={Send}
                  isBusy={writes.test.isPending}
                  onClick={() => writes.test.mutate()}
                >
                  {t('test')}
                </Button>
              ) : (
                <Button
                  look="primary"
                  icon={Power}
                  isBusy={writes.turn.isPending}
                  onClick={() => writes.turn.mutate(true)}
                >
                  {t('switchOn')}
                </Button>
              )}
              <MoreActions endpoint={endpoint} onOff={() => writes.turn.mutate(false)} />
            </>
          )
        }
      >
        <span className="font-mono text-xs">{url}</span> · {chosen(endpoint)} ·{' '}
        <DateTime value={createdAt} style="date" />
      </PageHeader>
      <Trouble endpoint={endpoint} />
      <Deliveries endpoint={endpoint} mayReplay={mayManage && active} />
      {mayManage && edit === 'endpoint' && <EndpointDrawer endpoint={endpoint} onClose={close} />}
      {mayManage && edit === 'replay' && <ReplayDialog endpointId={id} onClose={close} />}
    </Page>
  );
}

/** Why it is off, or since when nothing has arrived. */
function Trouble({ endpoint }: { endpoint: Endpoint }) {
  const t = useMessages(webhookMessages);
  const { relative } = useFormat();
  const state = stateOf(endpoint);
  const { inactiveReason, failingSince, failures, restingUntil } = endpoint;
  const rests = restingUntil && Date.parse(restingUntil) > Date.now() && restingUntil;
  const text =
    state === 'off'
      ? inactiveReason
      : failingSince &&
        [
          t('failingSince', { when: relative(failingSince), count: failures }),
          rests && t('triedAgain', { when: relative(rests) }),
          t('givenUp'),
        ]
          .filter(Boolean)
          .join(' ');
  if (!text) return null;
  return (
    <p className="flex items-start gap-1.5 rounded-lg border border-line bg-attention-soft px-4 py-2">
      <MeaningSign meaning="attention" className="mt-0.5" />
      {text}
    </p>
  );
}

type Question = 'rotate' | 'remove';

function MoreActions({ endpoint, onOff }: { endpoint: Endpoint; onOff(): void }) {
  const t = useMessages(webhookMessages);
  const go = useGo();
  const [, change] = useUrlState();
  const [question, ask] = useState<Question>();
  const [secret, setSecret] = useState<string>();
  const { id, active } = endpoint;
  const params = () => ({ path: { id }, header: idempotent(newKey()) });
  const rotate = useWrite<void, { secret: string }>({
    send: () => got(api.POST('/api/v1/webhook-endpoints/{id}/rotate-secret', { params: params() })),
    refreshes: [ENDPOINTS],
    onDone: (made) => {
      ask(undefined);
      setSecret(made.secret);
    },
  });
  const remove = useWrite<void>({
    send: () => got(api.DELETE('/api/v1/webhook-endpoints/{id}', { params: params() })),
    refreshes: [ENDPOINTS],
    said: () => t('removed'),
    onDone: () => go('/settings?tab=webhooks'),
  });
  return (
    <>
      <Menu trigger={<Button aria-label={t('edit')}>…</Button>}>
        <MenuItem icon={Pencil} onSelect={() => change({ edit: 'endpoint' }, 'push')}>
          {t('edit')}
        </MenuItem>
        <MenuItem icon={KeyRound} onSelect={() => ask('rotate')}>
          {t('rotate')}
        </MenuItem>
        {active && (
          <MenuItem icon={Power} onSelect={onOff}>
            {t('switchOff')}
          </MenuItem>
        )}
        <MenuLine />
        <MenuItem icon={Trash2} isDanger onSelect={() => ask('remove')}>
          {t('remove')}
        </MenuItem>
      </Menu>
      <Confirm
        isOpen={question === 'rotate'}
        title={t('rotateTitle')}
        confirmLabel={t('rotate')}
        isBusy={rotate.isPending}
        onConfirm={() => rotate.mutate()}
        onCancel={() => ask(undefined)}
      >
        {t('rotateText')}
      </Confirm>
      <Confirm
        isOpen={question === 'remove'}
        isDanger
        title={t('removeTitle')}
        confirmLabel={t('remove')}
        isBusy={remove.isPending}
        onConfirm={() => remove.mutate()}
        onCancel={() => ask(undefined)}
      >
        {t('removeText')}
      </Confirm>
      {secret && <SecretDialog secret={secret} onClose={() => setSecret(undefined)} />}
    </>
  );
}
