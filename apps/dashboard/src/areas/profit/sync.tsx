import { RefreshCw } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { api, got, idempotent, type schemas } from '#api-client';
import { Button, MEANING_TEXT, Progress, TextLink, useMessages, useToast } from '#ui';
import { useLiveRefresh } from '../../app/live';
import { useMay } from '../../app/me';
import { useRead, useWrite } from '../../app/queries';
import { sumsOf } from '../../app/run-figures';
import { messages } from './messages';
import type { Job } from './source';

type Connection = schemas['IntegrationAnswer'];
type Run = schemas['RunAnswer'];

const INTEGRATIONS = '/api/v1/integrations';
export const JOBS = '/api/v1/reports/jobs';

const SOON = 2;

/** Reads the documents of one job in the books and keeps what they say. */
export function useSyncJob() {
  const t = useMessages(messages);
  return useWrite<Pick<Job, 'id' | 'number'>, schemas['JobSnapshotAnswer']>({
    send: ({ id }, key) =>
      got(
        api.POST('/api/v1/accounting/jobs/{jobId}/sync', {
          params: { path: { jobId: id }, header: idempotent(key) },
        }),
      ),
    refreshes: [JOBS, '/api/v1/jobs/{id}/financials'],
    said: ({ fromAccounting }, { number }) => t(fromAccounting ? 'fromBooks' : 'fromOwn', { number }),
  });
}

/** Reads what changed in the books of every company that is connected. */
export function SyncAll() {
  const t = useMessages(messages);
  const say = useToast();
  const maySync = useMay('integrations.sync');
  const all = useWrite<void, schemas['SyncAllAnswer']>({
    send: (_, key) => got(api.POST('/api/v1/accounting/sync-all', { params: { header: idempotent(key) } })),
    refreshes: [INTEGRATIONS],
    onDone: ({ runs }) => say(t(runs.length > 0 ? 'started' : 'noneWorks')),
  });
  if (!maySync) return null;
  return (
    <Button icon={RefreshCw} isBusy={all.isPending} onClick={() => all.mutate()}>
      {t('syncAll')}
    </Button>
  );
}

/** What is being read from the books now, as it happens, and what came of it. Whoever comes back finds it again. */
export function Readings() {
  const { data } = useRead(INTEGRATIONS, undefined, { isOff: !useMay('integrations.read') });
  useLiveRefresh(['sync:finished'], INTEGRATIONS, JOBS);
  const working = data?.items.filter(({ status }) => status === 'active' || status === 'degraded') ?? [];
  return working.map((connection) => <Reading key={connection.id} connection={connection} />);
}

function Reading({ connection: { id, companyName, system } }: { connection: Connection }) {
  const t = useMessages(messages);
  const path = '/api/v1/integrations/{id}/status';
  const { data } = useRead(path, undefined, { id });
  const run = data?.currentRun;
  const isRunning = run?.status === 'queued' || run?.status === 'running';
  useRead(path, undefined, { id, everySeconds: SOON, isOff: !isRunning });
  // Only what ended before somebody's eyes is worth a word.
  const seen = useRef<string>(undefined);
  useEffect(() => {
    if (isRunning) seen.current = run?.id;
  }, [isRunning, run?.id]);
  const name = companyName ?? system;
  if (!run) return null;
  if (isRunning) {
    const { pulled, total } = sumsOf(run.progress);
    return (
      <div className="rounded-md bg-sunken px-4 py-3">
        <Progress
          label={t('reading', { name })}
          done={pulled}
          total={total === null ? null : Math.max(total, pulled)}
        />
      </div>
    );
  }
  return seen.current === run.id ? <Outcome run={run} name={name} connectionId={id} /> : null;
}

function Outcome({ run, name, connectionId }: { run: Run; name: string; connectionId: string }) {
  const t = useMessages(messages);
  const { pulled, problems } = sumsOf(run.progress);
  const isStopped = run.status !== 'succeeded';
  return (
    <p
      role="status"
      className="flex flex-wrap items-center gap-x-3 rounded-md bg-sunken px-4 py-2 text-soft text-sm"
    >
      <span className={isStopped ? MEANING_TEXT.blocked : undefined}>
        {isStopped ? t('readStopped', { name }) : t('readDone', { name, count: pulled })}
      </span>
      {problems > 0 && (
        <span className={MEANING_TEXT.attention}>{t('readProblems', { count: problems })}</span>
      )}
      <TextLink to={`/sync?connection=${connectionId}&tab=runs&run=${run.id}`}>{t('seeRun')}</TextLink>
    </p>
  );
}
