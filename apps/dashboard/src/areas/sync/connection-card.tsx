import { ArrowLeftRight, Ellipsis, Pause, Plug, RefreshCw, Settings2, Unplug } from 'lucide-react';
import { useState } from 'react';
import {
  Badge,
  Button,
  Card,
  Confirm,
  IconButton,
  Menu,
  MenuItem,
  MenuLine,
  Problem,
  refusalOf,
  SkeletonLines,
  StatePill,
  useGo,
  useMessages,
} from '#ui';
import { useMay } from '../../app/me';
import { Stale } from '../../app/stale';
import { useUrlState } from '../../app/url-state';
import {
  type Connection,
  isUnfinished,
  isWorking,
  nameOf,
  type Run,
  useConnect,
  useConnectionWrites,
  useStatus,
} from './actions';
import { ConnectionFigures } from './connection-figures';
import { ConfirmCompany, Why } from './connection-notes';
import { useListsFollow } from './lists-follow';
import { LookFirst } from './look-first';
import { messages } from './messages';
import { systemName } from './names';
import { RunProgress } from './run-progress';
import { useOneSided } from './scope-fields';
import { SettingsDrawer } from './settings-drawer';
import { CONNECTION_MEANINGS, connectionMessages } from './states';
import { errorOf } from './write-cause';

/** One company file: its state, when something last went through, what it does now, and the one thing to do next. */
export function ConnectionCard({ connection }: { connection: Connection }) {
  const t = useMessages(messages);
  const state = useMessages(connectionMessages);
  const found = useStatus(connection);
  useListsFollow(found.data?.operations, found.data?.waiting, found.data?.currentRun?.status);
  const { status, statusReason, system } = connection;
  const run = found.data?.currentRun;
  const rhythm = rhythmOf(connection);
  const sided = useOneSided()(connection);
  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {nameOf(connection)}
          <StatePill meaning={CONNECTION_MEANINGS[status]}>{state(status)}</StatePill>
          {connection.settings.push === false && <Badge>{t('sendingOff')}</Badge>}
          {rhythm && <Badge>{t(rhythm)}</Badge>}
          {connection.companyName && (
            <span className="font-normal text-faint text-sm">{systemName(system)}</span>
          )}
        </span>
      }
      action={<Actions connection={connection} />}
    >
      <div className="space-y-4">
        {sided.length > 0 && <p className="text-soft text-sm">{sided.join(' · ')}</p>}
        {status === 'pending' && <ConfirmCompany connection={connection} />}
        {statusReason && <Why {...statusReason} />}
        {run?.status === 'failed' && !statusReason && <LastRunFailed run={run} />}
        {isUnfinished(run) && <RunProgress connectionId={connection.id} run={run} />}
        <Stale read={found} />
        {found.data && <ConnectionFigures status={found.data} />}
        {!found.data &&
          (found.error ? (
            <Problem problem={refusalOf(found.error)} onRetry={() => void found.refetch()} isInline />
          ) : (
            <SkeletonLines count={3} />
          ))}
      </div>
    </Card>
  );
}

/** The run that ended last stopped short: why, until another one succeeds. */
function LastRunFailed({ run }: { run: Run }) {
  const t = useMessages(messages);
  const { message, fix } = errorOf(run);
  return <Why message={message ?? t('runStopped')} fix={fix} />;
}

function Actions({ connection }: { connection: Connection }) {
  const t = useMessages(messages);
  const mayManage = useMay('integrations.manage');
  const maySync = useMay('integrations.sync');
  const [isAsking, setAsking] = useState(false);
  const [{ settings }, change] = useUrlState();
  const { id } = connection;
  const go = useGo();
  const writes = useConnectionWrites(connection);
  const name = nameOf(connection);
  const works = isWorking(connection);
  return (
    <span className="flex flex-wrap items-center gap-1" data-no-print>
      {maySync && works && <LookFirst connection={connection} />}
      <NextStep connection={connection} writes={writes} />
      {(mayManage || (maySync && works)) && (
        <Menu trigger={<IconButton icon={Ellipsis} label={t('more', { name })} />}>
          {maySync && works && (
            <MenuItem icon={RefreshCw} onSelect={() => writes.sync.mutate('full')}>
              {t('readAll')}
            </MenuItem>
          )}
          {mayManage && works && (
            <MenuItem icon={Pause} onSelect={() => writes.pause.mutate()}>
              {t('pause')}
            </MenuItem>
          )}
          <MenuItem icon={ArrowLeftRight} onSelect={() => go(`/sync/mappings?connection=${id}`)}>
            {t('mappings')}
          </MenuItem>
          {mayManage && (
            <MenuItem icon={Settings2} onSelect={() => change({ settings: id }, 'push')}>
              {t('settings')}
            </MenuItem>
          )}
          {mayManage && <MenuLine />}
          {mayManage && (
            <MenuItem icon={Unplug} isDanger onSelect={() => setAsking(true)}>
              {t('disconnect')}
            </MenuItem>
          )}
        </Menu>
      )}
      <Confirm
        isOpen={isAsking}
        title={t('disconnectTitle', { name })}
        confirmLabel={t('disconnect')}
        isDanger
        isBusy={writes.disconnect.isPending}
        onCancel={() => setAsking(false)}
        onConfirm={() => writes.disconnect.mutate(undefined, { onSettled: () => setAsking(false) })}
      >
        {t('disconnectText')}
      </Confirm>
      {settings === id && mayManage && (
        <SettingsDrawer connection={connection} onClose={() => change({ settings: undefined })} />
      )}
    </span>
  );
}

/** What the state asks for: sign in again, resume, or fetch now. */
function NextStep({
  connection,
  writes,
}: {
  connection: Connection;
  writes: ReturnType<typeof useConnectionWrites>;
}) {
  const t = useMessages(messages);
  const connect = useConnect();
  const mayManage = useMay('integrations.manage');
  const maySync = useMay('integrations.sync');
  const { id, system, status } = connection;
  if (status === 'needs_reauthorization' && mayManage) {
    return (
      <Button
        look="primary"
        icon={Plug}
        isBusy={connect.isPending}
        onClick={() => connect.mutate({ system, connectionId: id })}
      >
        {t('reconnect')}
      </Button>
    );
  }
  if (status === 'paused' && mayManage) {
    return (
      <Button look="primary" isBusy={writes.resume.isPending} onClick={() => writes.resume.mutate()}>
        {t('resume')}
      </Button>
    );
  }
  if (!isWorking(connection) || !maySync) return null;
  return (
    <Button icon={RefreshCw} isBusy={writes.sync.isPending} onClick={() => writes.sync.mutate('delta')}>
      {t('syncNow')}
    </Button>
  );
}

/** How the books are read, where it is not as usual. */
function rhythmOf({ settings }: Connection): 'readingOff' | 'readHourly' | 'readNightly' | undefined {
  if (settings.pull === false) return 'readingOff';
  if (settings.frequency === 'hourly') return 'readHourly';
  return settings.frequency === 'nightly' ? 'readNightly' : undefined;
}
