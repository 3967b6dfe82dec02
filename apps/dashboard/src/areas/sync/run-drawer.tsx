import { useQuery } from '@tanstack/react-query';
import { api, got } from '#api-client';
import { classes, Drawer, Problem, refusalOf, SkeletonLines, StatePill, useFormat, useMessages } from '#ui';
import { entitiesOf } from '../../app/run-figures';
import type { Run } from './actions';
import { messages } from './messages';
import { useNames } from './names';
import { RUN_MEANINGS, runMessages } from './states';
import { UndoRunButton } from './undo-button';
import { errorOf } from './write-cause';

/** One run: how it ended, what it brought by kind of record, and what could not be taken in. */
export function RunDrawer({
  connectionId,
  id,
  rows,
  onClose,
}: {
  connectionId: string;
  id: string | undefined;
  rows: readonly Run[] | undefined;
  onClose(): void;
}) {
  const t = useMessages(messages);
  const { instant } = useFormat();
  const listed = rows?.find((one) => one.id === id);
  // Whoever follows a link to an older one has it before the list has come to it.
  const { data, error, refetch } = useQuery({
    queryKey: ['/api/v1/integrations/{id}/runs/{runId}', connectionId, id],
    queryFn: ({ signal }) =>
      got(
        api.GET('/api/v1/integrations/{id}/runs/{runId}', {
          params: { path: { id: connectionId, runId: id ?? '' } },
          signal,
        }),
      ),
    enabled: id !== undefined && rows !== undefined && listed === undefined,
  });
  if (!id) return null;
  const run = listed ?? data;
  return (
    <Drawer
      isOpen
      isWide
      onClose={onClose}
      title={run ? t('runTitle', { kind: t(run.kind), at: instant(run.startedAt) }) : t('tabRuns')}
    >
      {run && <RunDetail connectionId={connectionId} run={run} />}
      {!run && error && <Problem problem={refusalOf(error)} onRetry={() => void refetch()} isInline />}
      {!run && !error && <SkeletonLines count={6} />}
    </Drawer>
  );
}

function RunDetail({ connectionId, run }: { connectionId: string; run: Run }) {
  const state = useMessages(runMessages);
  const { message, fix } = errorOf(run);
  return (
    <div className="space-y-5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <StatePill meaning={RUN_MEANINGS[run.status]}>{state(run.status)}</StatePill>
        <UndoRunButton connectionId={connectionId} run={run} />
      </div>
      {message && <Problem problem={{ detail: message, fix }} isInline />}
      <ByKind run={run} />
      <RecordProblems run={run} />
    </div>
  );
}

const COUNTS = ['pulled', 'created', 'updated', 'removed', 'skipped', 'conflicts'] as const;
const HEADS = {
  pulled: 'pulled',
  created: 'created',
  updated: 'updatedCount',
  removed: 'removed',
  skipped: 'skipped',
  conflicts: 'conflictsCount',
} as const;

function ByKind({ run }: { run: Run }) {
  const t = useMessages(messages);
  const names = useNames();
  const { quantity } = useFormat();
  const rows = entitiesOf(run.progress).filter(([, { pulled, removed }]) => pulled + removed > 0);
  if (rows.length === 0) return <p className="text-soft">{t('nothingChanged')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no wheel scrolls it with the arrow keys
    <section className="relative overflow-x-auto" tabIndex={0} aria-label={t('byKind')}>
      <table className="tnum w-full">
        <thead className="text-soft text-sm">
          <tr>
            <th className="py-1.5 pr-3 text-left font-medium">{t('kind')}</th>
            {COUNTS.map((name) => (
              <th key={name} className="px-2 py-1.5 text-right font-medium last:pr-0">
                {t(HEADS[name])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-line border-t">
          {rows.map(([entity, figures]) => (
            <tr key={entity}>
              <th scope="row" className="py-1.5 pr-3 text-left font-normal">
                {names.entity(entity)}
              </th>
              {COUNTS.map((name) => (
                <td
                  key={name}
                  className={classes('px-2 py-1.5 text-right last:pr-0', !figures[name] && 'text-faint')}
                >
                  {quantity(String(figures[name] ?? 0))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function RecordProblems({ run }: { run: Run }) {
  const t = useMessages(messages);
  const names = useNames();
  const all = entitiesOf(run.progress).flatMap(([entity, { problems = [] }]) =>
    problems.map((problem) => ({ entity, ...problem })),
  );
  if (all.length === 0)
    return run.status === 'succeeded' ? <p className="text-soft">{t('noProblems')}</p> : null;
  return (
    <section>
      <h3 className="mb-1 font-semibold">{t('couldNot')}</h3>
      <ul className="divide-y divide-line">
        {all.map(({ entity, remoteId, label, field, message }) => (
          <li key={`${entity}:${remoteId}:${field}`} className="py-2">
            <span className="font-medium">
              {names.entity(entity)} {label ?? remoteId}
            </span>
            <p className="text-soft">{message}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
