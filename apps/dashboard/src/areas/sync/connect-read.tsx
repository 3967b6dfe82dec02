import { Button, TextLink, useMessages } from '#ui';
import { useRead } from '../../app/queries';
import { sumsOf } from '../../app/run-figures';
import { type Connection, isUnfinished, type Status, useConnect, useConnectionWrites } from './actions';
import { connectMessages } from './connect-messages';
import { Why } from './connection-notes';
import { MAPPED_COUNTS } from './mapping-actions';
import { RunProgress } from './run-progress';
import { errorOf } from './write-cause';

/** The first reading while it runs, and what it ended with: what could not be taken in, and what has no partner. */
export function ReadStep({
  connection,
  status,
  isSummary,
}: {
  connection: Connection;
  status: Status;
  isSummary?: boolean;
}) {
  const t = useMessages(connectMessages);
  const run = status.currentRun;
  if (isSummary) return <Ended connection={connection} status={status} />;
  if (connection.status === 'needs_reauthorization') return <SignInAgain connection={connection} />;
  if (run?.status === 'failed') return <Stopped connection={connection} run={run} />;
  return (
    <>
      <p className="text-soft">{t('readText')}</p>
      {isUnfinished(run) && <RunProgress connectionId={connection.id} run={run} />}
    </>
  );
}

function Ended({ connection: { id }, status }: { connection: Connection; status: Status }) {
  const t = useMessages(connectMessages);
  const counts = useRead(MAPPED_COUNTS, undefined, { id });
  const linked = Object.values(status.linked as Record<string, number>).reduce((sum, one) => sum + one, 0);
  const problems = status.currentRun ? sumsOf(status.currentRun.progress).problems : 0;
  const alone = counts.data?.items.reduce((sum, { unmatched }) => sum + unmatched, 0) ?? 0;
  return (
    <span className="tnum flex flex-wrap gap-x-3">
      <span>{t('readDone', { count: linked })}</span>
      {problems > 0 && (
        <TextLink to={`/sync?tab=runs&connection=${id}&run=${status.currentRun?.id}`}>
          {t('couldNot', { count: problems })}
        </TextLink>
      )}
      {alone > 0 && (
        <TextLink to={`/sync/mappings?connection=${id}`}>{t('withoutPartner', { count: alone })}</TextLink>
      )}
    </span>
  );
}

function Stopped({ connection, run }: { connection: Connection; run: NonNullable<Status['currentRun']> }) {
  const t = useMessages(connectMessages);
  const { sync } = useConnectionWrites(connection);
  const { message, fix } = errorOf(run);
  return (
    <>
      <Why message={message ?? t('readStopped')} fix={fix} />
      <Button look="primary" isBusy={sync.isPending} onClick={() => sync.mutate('full')}>
        {t('again')}
      </Button>
    </>
  );
}

function SignInAgain({ connection: { id, system } }: { connection: Connection }) {
  const t = useMessages(connectMessages);
  const connect = useConnect();
  return (
    <>
      <Why message={t('reconnect')} />
      <Button
        look="primary"
        isBusy={connect.isPending}
        onClick={() => connect.mutate({ system, connectionId: id })}
      >
        {t('signInAgain')}
      </Button>
    </>
  );
}
