import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { schemas } from '#api-client';
import { Button, Card, classes, DateTime, MeaningSign, SkeletonLines, Toggle, useMessages } from '#ui';
import { useMe } from '../../app/me';
import { Part } from '../../app/part';
import {
  leaveAlone,
  type Obstacle,
  obstacle,
  type Refusal,
  turnOff,
  turnOn,
  wakeable,
} from '../../app/push-device';
import { useRead, useWrite } from '../../app/queries';
import { deviceMessages } from './device-messages';

const SUBSCRIPTIONS = '/api/v1/push-subscriptions';
/** What this browser says of itself, kept beside what the API says. */
const DEVICE = 'push-device';

type Subscriptions = schemas['PushSubscriptionsAnswer'];
type Device = Subscriptions['items'][number];

/** Whether this browser shows one's notices while no page is open, and which others do. */
export function DeviceCard() {
  const t = useMessages(deviceMessages);
  const read = useRead(SUBSCRIPTIONS);
  return (
    <Card title={t('title')}>
      <Part read={read}>
        {({ publicKey, items }) =>
          publicKey ? <Devices publicKey={publicKey} items={items} /> : <Hint text={t('notSetUp')} />
        }
      </Part>
    </Card>
  );
}

function Devices({ publicKey, items }: { publicKey: string; items: readonly Device[] }) {
  const t = useMessages(deviceMessages);
  const known = useQuery({ queryKey: [DEVICE], queryFn: wakeable, staleTime: 0 });
  const hindered = useObstacle();
  if (known.isPending) return <SkeletonLines count={2} />;
  const here = items.find(({ id }) => id === known.data?.id);
  const others = items.filter((one) => one !== here);
  return (
    <>
      {hindered ? <Hint text={t(hindered)} /> : <Switch publicKey={publicKey} isOn={Boolean(here)} />}
      {others.length > 0 && <Others devices={others} />}
    </>
  );
}

function Switch({ publicKey, isOn }: { publicKey: string; isOn: boolean }) {
  const t = useMessages(deviceMessages);
  const { id: userId } = useMe();
  const [refusal, setRefusal] = useState<Refusal>();
  const turn = useWrite<boolean, Refusal | undefined>({
    send: async (next) => (next ? turnOn(userId, publicKey) : void (await turnOff())),
    refreshes: [SUBSCRIPTIONS, DEVICE],
    onDone: setRefusal,
  });
  const shown = turn.isPending ? turn.variables : isOn;
  return (
    <>
      <Toggle
        label={t('show')}
        hint={t('showHint')}
        isOn={shown}
        onChange={(next) => turn.isPending || turn.mutate(next)}
      />
      <div role="status">{refusal && !isOn && <Hint text={t(refusal)} className="mt-3" />}</div>
    </>
  );
}

/** Why it cannot be, while it cannot: whoever allows it in the browser's settings goes on at once. */
function useObstacle(): Obstacle | undefined {
  const [hindered, look] = useState(obstacle);
  useEffect(() => {
    let status: PermissionStatus | undefined;
    const again = () => look(obstacle());
    void navigator.permissions?.query({ name: 'notifications' }).then(
      (found) => {
        status = found;
        found.addEventListener('change', again);
      },
      () => undefined,
    );
    addEventListener('focus', again);
    return () => {
      status?.removeEventListener('change', again);
      removeEventListener('focus', again);
    };
  }, []);
  return hindered;
}

function Others({ devices }: { devices: readonly Device[] }) {
  const t = useMessages(deviceMessages);
  const nameOf = ({ device }: Device) => device || t('someDevice');
  const leave = useWrite<Device>({
    send: ({ id }) => leaveAlone(id),
    refreshes: [SUBSCRIPTIONS, DEVICE],
    said: (_, device) => t('leftAlone', { device: nameOf(device) }),
  });
  return (
    <section className="mt-4 border-line border-t pt-3">
      <h3 className="mb-1 font-medium text-sm">{t('others')}</h3>
      <ul>
        {devices.map((device) => (
          <li key={device.id} className="flex min-h-9 items-center justify-between gap-3">
            <span className="min-w-0 break-words">
              {nameOf(device)}{' '}
              <span className="text-faint text-sm">
                {t('since')} <DateTime value={device.createdAt} />
              </span>
            </span>
            <Button
              size="small"
              look="quiet"
              aria-label={t('leaveAloneOf', { device: nameOf(device) })}
              onClick={() => leave.mutate(device)}
            >
              {t('leaveAlone')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Hint({ text, className }: { text: string; className?: string }) {
  return (
    <p className={classes('flex items-start gap-2', className)}>
      <MeaningSign meaning="info" className="mt-0.5" />
      <span className="min-w-0">{text}</span>
    </p>
  );
}
